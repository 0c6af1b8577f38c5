"""Mistakes with pictures, and with the files offered beside a text."""

from __future__ import annotations

from tests.desk.mistakes.written import image

MISTAKES = (
    image(
        "image-alt",
        "‸image: {fichier: photo.jpg, credit: C}",
        "n'a ni `alt` ni `decorative",
        "décrivez l'image",
    ),
    image(
        "image-alt",
        "‸image: {fichier: photo.jpg, credit: C, alt: A, decorative: true}",
        "a un `alt` et",
        "gardez l'un",
    ),
    image(
        "image-absente",
        "image: {‸fichier: phto.jpg, credit: C, alt: Un mur}",
        "ne se trouve pas à côté",
        "« photo.jpg »",
    ),
    image(
        "image-chemin",
        "image: {‸fichier: ../../../x.jpg, credit: C, alt: Un mur}",
        "sort du dossier",
        "à côté du texte",
    ),
    image(
        "cadre",
        "image: {fichier: photo.jpg, credit: C, alt: Un mur, ‸cadre: [1, 2]}",
        "attend quatre nombres",
        "[20, 10, 50, 60]",
    ),
    image(
        "cadre",
        "image: {fichier: photo.jpg, credit: C, alt: Un mur, ‸cadre: [60, 0, 50, 10]}",
        "sort de l'image",
        "en % de l'image",
    ),
    image(
        "image-abimee",
        "image: {‸fichier: abimee.jpg, credit: C, alt: Un mur}",
        "« abimee.jpg »",
        "déposez de nouveau",
    ),
    image(
        "image-format",
        "image: {‸fichier: lettre.pdf, credit: C, alt: Un mur}",
        "ce fichier est un PDF",
        "en PNG",
    ),
    image(
        "image-extension",
        "image: {‸fichier: menteuse.jpg, credit: C, alt: Un mur}",
        "« menteuse.jpg » : l'extension « .jpg » ment",
        "« .png »",
    ),
    image(
        "image-cmjn",
        "image: {‸fichier: cmjn.jpg, credit: C, alt: Un mur}",
        "ses couleurs seront approchées",
        "RVB",
    ),
    image(
        "image-pages",
        "image: {‸fichier: pages.tif, credit: C, alt: Un mur}",
        "contient 2 pages",
        "la page voulue",
    ),
    image(
        "image-animee",
        "image: {‸fichier: anime.gif, credit: C, alt: Un mur}",
        "« anime.gif »",
        "anime: true",
    ),
    image(
        "telechargement-format",
        "telechargements:\n  - {‸fichier: outil.exe, titre: T, accessible: true}",
        "« outil.exe »",
        "PDF",
    ),
)
