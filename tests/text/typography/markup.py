"""What is never touched, what is set across tags, which characters are written."""

from __future__ import annotations

from tests.text.typography.case import Case

CASES = tuple(
    Case(*case)
    for case in (
        # TYP-14: what is never touched.
        ("TYP-14", "<code>a ! b</code>", "<code>a ! b</code>"),
        ("TYP-14", '<pre>l\'eau\n  "x" ?</pre>', '<pre>l\'eau\n  "x" ?</pre>'),
        ("TYP-14", "<kbd>Ctrl !</kbd>", "<kbd>Ctrl !</kbd>"),
        ("TYP-14", "<samp>1er !</samp>", "<samp>1er !</samp>"),
        ("TYP-14", "<math><mi>x</mi> !</math>", "<math><mi>x</mi> !</math>"),
        ("TYP-14", "<script>a ? b : 'c'</script>", "<script>a ? b : 'c'</script>"),
        ("TYP-14", "<style>a{b:c !important}</style>", "<style>a{b:c !important}</style>"),
        ("TYP-14", "<!-- l'eau ! -->oui !", "<!-- l'eau ! -->oui¦!"),
        ("TYP-14", "https://a.fr/b?c=1:2", "https://a.fr/b?c=1:2"),
        ("TYP-14", "https://a.fr !", "https://a.fr¦!"),
        ("TYP-14", "Voir https://a.fr/b.", "Voir https://a.fr/b."),
        ("TYP-14", "Voir https://a.fr/l'eau?", "Voir https://a.fr/l’eau¦?"),
        ("TYP-14", "contact@a.fr !", "contact@a.fr¦!"),
        ("TYP-14", "l'adresse x.y+z@a-b.fr: ici", "l’adresse x.y+z@a-b.fr~: ici"),
        ("TYP-14", "www.a.fr/12500", "www.a.fr/12500"),
        ("TYP-14", "lillemetropole.fr?", "lillemetropole.fr¦?"),
        ("TYP-14", "le fichier ../autre/index.md", "le fichier ../autre/index.md"),
        ("TYP-14", "mkdocs.yml: oui", "mkdocs.yml~: oui"),
        ("TYP-14", '<span lang="en">it\'s "on"!</span>', '<span lang="en">it\'s "on"!</span>'),
        ("TYP-14", '<i lang="en">go</i> !', '<i lang="en">go</i>¦!'),
        ("TYP-14", '<p lang="en-GB">Yes!</p>', '<p lang="en-GB">Yes!</p>'),
        ("TYP-14", '<p lang="fr-FR">Oui!</p>', '<p lang="fr-FR">Oui¦!</p>'),
        (
            "TYP-14",
            '<p lang="en">Yes! <span lang="fr">Oui!</span> No!</p>',
            '<p lang="en">Yes! <span lang="fr">Oui¦!</span> No!</p>',
        ),
        ("TYP-14", '<b translate="no">Oui!</b>', '<b translate="no">Oui!</b>'),
        ("TYP-14", '<a href="a?b=c:d" id="x!">oui!</a>', '<a href="a?b=c:d" id="x!">oui¦!</a>'),
        ("TYP-14", '<img alt="l\'eau...">', '<img alt="l’eau…">'),
        ("TYP-14", '<abbr title="l\'eau">EAU</abbr>', '<abbr title="l’eau">EAU</abbr>'),
        ("TYP-14", '<img alt="La 1ère" data-x="l\'a">', '<img alt="La 1re" data-x="l\'a">'),
        ("TYP-14", '<img lang="en" alt="it\'s">', '<img lang="en" alt="it\'s">'),
        # TYP-15: across tags.
        ("TYP-15", "« <em>oui</em> » !", "«~<em>oui</em>~»¦!"),
        ("TYP-15", "<em>oui</em>!", "<em>oui</em>¦!"),
        ("TYP-15", "<em>oui</em> !", "<em>oui</em>¦!"),
        ("TYP-15", "<em>oui </em>!", "<em>oui</em>¦!"),
        ("TYP-15", "<em>oui </em> !", "<em>oui</em>¦!"),
        ("TYP-15", "oui<em>!</em>", "oui¦<em>!</em>"),
        ("TYP-15", "oui<em> !</em>", "oui¦<em>!</em>"),
        ("TYP-15", "<a>oui</a><b>!</b>", "<a>oui</a>¦<b>!</b>"),
        ("TYP-15", "<p>oui</p><p>!</p>", "<p>oui</p><p>!</p>"),
        ("TYP-15", "<td>oui ?</td><td> non</td>", "<td>oui¦?</td><td> non</td>"),
        ("TYP-15", "<b>14</b>h30", "<b>14</b>~h~30"),
        ("TYP-15", "mot<sup><a>1</a></sup> !", "mot<sup><a>1</a></sup>¦!"),
        ("TYP-15", "en 2020<sup><a>1</a></sup> projets", "en 2020<sup><a>1</a></sup> projets"),
        ("TYP-15", "<li>oui</li>\n<li>non</li>", "<li>oui</li>\n<li>non</li>"),
        ("TYP-15", "a < b !", "a &lt; b¦!"),
        # TYP-16: characters, not entities; no double of a hyphen, nothing that cannot be seen.
        ("TYP-16", "y a\u2011t\u2010on pensé", "y a-t-on pensé"),
        ("TYP-16", "un mot \u2011 en somme \u2011 suffit", "un mot –~en somme~– suffit"),
        ("TYP-16", "la métro\u00adpole\u200b, ici\ufeff\u2060.", "la métropole, ici."),
        ("TYP-16", "&eacute;t&eacute;", "été"),
        ("TYP-16", "&hellip;", "…"),
        ("TYP-16", "a &lt; b &amp; c", "a &lt; b &amp; c"),
        ("TYP-16", "&amp;lt;", "&amp;lt;"),
    )
)
