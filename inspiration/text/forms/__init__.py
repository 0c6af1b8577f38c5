"""The forms of the magazine: what an editor writes, and the HTML a reader gets.

Every form is a Python-Markdown extension that works outside MkDocs. No inline style is written;
class names are French nouns. Ids and headings are made from the text before typography (TYP-17).

Question and answer (`form="entretien"`)::

    ## Pourquoi courir après ce titre ? {#titre court="Le titre"}

    BC : Tout part de 2015.

    ## Et demain ?

    BC : Nous verrons.

    <div class="questions">
      <section class="q">
        <h2 id="titre">Pourquoi courir après ce titre ?</h2>
        <div class="rep">
          <p><span class="locuteur">Bruno Cassette<span class="deux-points"> :</span></span> Tout
            part de 2015.</p>
        </div>
      </section>
      <section class="q">
        <h2 id="et-demain">Et demain ?</h2>
        <div class="rep">
          <p><span class="locuteur"><abbr title="Bruno Cassette">BC</abbr><span
            class="deux-points"> :</span></span> Nous verrons.</p>
        </div>
      </section>
    </div>

    What comes before the first question is wrapped in `<div class="ouverture">`. An exergue leaves
    its answer and stands between two `<div class="questions">`, after the question it is in.
    `.deux-points` is for text browsers, feeds and screen readers: a style sheet that draws the
    pair round `.locuteur` may hide it.

Other articles (`form="texte"`): the blocks follow each other with no wrapper; headings are
`<h2 id="…">`, `<h3 id="…">`.

Exergue (the words of the text, again; `aria-hidden` only when the text does hold them)::

    /// exergue | Bruno Cassette, entretien du 15 janvier 2020
    Toute démarche de design commence par le questionnement.
    ///

    <figure class="exergue" aria-hidden="true">
      <blockquote><p>« Toute démarche de design commence par le questionnement. »</p></blockquote>
      <figcaption>Bruno Cassette, entretien du 15 janvier 2020</figcaption>
    </figure>

Citation::

    /// citation | Nom, fonction
    Les mots cités.
    ///

    <figure class="citation">
      <blockquote><p>Les mots cités.</p></blockquote>
      <figcaption>Nom, fonction</figcaption>
    </figure>

Chiffres (YAML; `source` mandatory; `unite`, `date` optional)::

    /// chiffres
    - valeur: 30
      unite: POC
      libelle: portés par la MEL
      date: 2020-01
      source: MEL, 15 janvier 2020
    ///

    <dl class="chiffres">
      <div class="chiffre">
        <dt>portés par la MEL</dt>
        <dd class="valeur"><span class="nombre">30</span> <span class="unite">POC</span></dd>
        <dd class="source">Source : MEL, 15 janvier 2020 (<time datetime="2020-01">janvier
          2020</time>)</dd>
      </div>
    </dl>

    One figure alone has `class="chiffres seul"`.

Encadré, à savoir (the heading's level follows the headings around it)::

    /// encadre | La Transfo                  /// a-savoir
    Texte.                                    Texte.
    ///                                       ///

    <aside class="encadre" aria-labelledby="la-transfo">
      <h3 class="encadre-titre" id="la-transfo">La Transfo</h3>
      <p>Texte.</p>
    </aside>
    <aside class="a-savoir" aria-labelledby="a-savoir">
      <h3 class="a-savoir-titre" id="a-savoir">À savoir</h3>
      <p>Texte.</p>
    </aside>

Repère (a definition)::

    /// repere | POC
    Un essai à petite échelle.
    ///

    <dl class="repere"><dt>POC</dt><dd><p>Un essai à petite échelle.</p></dd></dl>

Picture, alone in its paragraph (caption and credit come from its record; RGAA 1.9)::

    ![](atelier.jpg)

    <figure role="figure" aria-label="Légende. Photo : Nom / MEL" class="image">
      <picture>…</picture>
      <details class="description-image"><summary>Description de l’image</summary>
        <p>…</p></details>                                      (when there is a long description)
      <figcaption><span class="legende">Légende.</span> <span class="credit">Photo : Nom /
        MEL</span></figcaption>
    </figure>

    Without caption or credit: `<figure class="image">`, and no `figcaption`.

Galerie (one picture a line, as `![](a.jpg)` or `a.jpg`)::

    /// galerie | L’atelier en images
    ![](a.jpg)
    ![](b.jpg)
    ///

    <div class="galerie" role="group" aria-label="L’atelier en images">
      <ul><li><figure …>…</figure></li><li>…</li></ul>
    </div>

Table (Markdown table, then its caption)::

    /// caption
    Les POC par domaine
    ///

    <div class="tableau" role="region" aria-labelledby="tableau-1" tabindex="0">
      <table>
        <caption id="tableau-1">Les POC par domaine</caption>
        <thead><tr><th scope="col">…</th></tr></thead>
        <tbody><tr><td class="droite">…</td></tr></tbody>
      </table>
    </div>

    Alignment is a class (`gauche`, `centre`, `droite`). When the first header cell is empty, the
    first cell of each row is `<th scope="row">`.

Note::

    Texte[^1].                                <sup class="appel" id="fnref-1"><a href="#fn-1"
                                                aria-label="Note 1">1</a></sup>
    [^1]: La note.

    <section class="notes" aria-labelledby="notes">
      <h2 id="notes">Notes</h2>
      <ol><li id="fn-1"><p>La note. <a class="retour" href="#fnref-1"
        aria-label="Retour au texte, note 1">Retour au texte</a></p></li></ol>
    </section>

Dialogue, declared by its class::

    — Bonjour.
    {: .dialogue }

    <p class="dialogue">— Bonjour.</p>          (the dash held by a no-break space, TYP-04)

Foreign words: `[proof of concept]{lang=en}` → `<span lang="en">proof of concept</span>`.
Abbreviation, at its first use: `<abbr title="Métropole européenne de Lille">MEL</abbr>`.
Link to an entry: `[](poc:brico-concierge)` → `<a href="/poc/brico-concierge/">Brico-concierge</a>`.
"""
