#!/usr/bin/env python3
"""Check the lists of known actors in seeds/actors/.

    python3 seeds/tools/check_actors.py            # seeds/actors/ of this repository
    python3 seeds/tools/check_actors.py DIR

Every *.csv there has the header name,type,country,aliases. Checked: UTF-8,
header, four fields, type, country code, spaces, rows sorted by name
(bytewise), no name or alias twice over all files (a trailing `?`, which
means "needs evidence in the text", does not count as a difference).
Messages are file:line; the exit status is 1 if there is one.
With --words, names and aliases of one capitalised word that are in
rules/{fr,en}/common_words.txt without a `?` are listed too, as a hint.
"""
import csv
import glob
import io
import os
import re
import sys

HEADER = ["name", "type", "country", "aliases"]
TYPES = {"company", "person", "authority", "organisation"}
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def check_form(form):
    """What is wrong with one name or alias, or None."""
    bare = form[:-1] if form.endswith("?") else form
    if not bare:
        return "empty name or alias"
    if bare != bare.strip() or "  " in bare or "\t" in bare:
        return "stray space in %r" % form
    if "?" in bare and " " not in bare:
        return "`?` inside %r" % form
    if re.search(r"[|\n\r;]", bare):
        return "separator inside %r" % form
    return None


def check_file(path, seen, errors):
    shown = os.path.relpath(path)

    def error(line, message):
        errors.append("%s:%d: %s" % (shown, line, message))

    with open(path, "rb") as f:
        data = f.read()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as e:
        error(data[: e.start].count(b"\n") + 1, "not UTF-8")
        return 0
    if text.startswith("\ufeff"):
        error(1, "byte order mark")
    if "\r" in text:
        error(1, "carriage return")
    if not text.endswith("\n"):
        error(text.count("\n") + 1, "no newline at the end")
    reader = csv.reader(io.StringIO(text), strict=True)
    previous = None
    rows = 0
    for row in reader:
        line = reader.line_num
        if line == 1:
            if row != HEADER:
                error(line, "header is not %s" % ",".join(HEADER))
            continue
        if len(row) != len(HEADER):
            error(line, "%d fields instead of %d" % (len(row), len(HEADER)))
            continue
        rows += 1
        name, kind, country, aliases = row
        if kind not in TYPES:
            error(line, "unknown type %r" % kind)
        if country and not re.fullmatch(r"[A-Z]{2}", country):
            error(line, "country %r is not two capitals" % country)
        if previous is not None and name.encode() < previous.encode():
            error(line, "%r is out of order after %r" % (name, previous))
        previous = name
        for form in [name] + (aliases.split("|") if aliases else []):
            wrong = check_form(form)
            if wrong:
                error(line, wrong)
            bare = form[:-1] if form.endswith("?") else form
            if bare in seen:
                error(line, "%r is already at %s:%d" % (bare, *seen[bare]))
            else:
                seen[bare] = (shown, line)
    return rows


def hints(seen_forms):
    words = set()
    for lang in ("fr", "en"):
        with open(os.path.join(ROOT, "rules", lang, "common_words.txt"), encoding="utf-8") as f:
            words.update(f.read().split("\n"))
    for form, where in seen_forms:
        if re.fullmatch(r"[^\W\d_][^\W\d_]+", form) and form[1:].islower() and form[0].isupper():
            if form.lower() in words:
                print("%s:%d: hint: %r is a common word" % (*where, form))


def main():
    args = [a for a in sys.argv[1:] if a != "--words"]
    folder = args[0] if args else os.path.join(ROOT, "seeds", "actors")
    paths = sorted(glob.glob(os.path.join(folder, "*.csv")))
    if not paths:
        sys.exit("no CSV file in %s" % folder)
    seen = {}
    errors = []
    for path in paths:
        rows = check_file(path, seen, errors)
        print("%s: %d rows" % (os.path.relpath(path), rows))
    if "--words" in sys.argv[1:]:
        marked = set()
        for path in paths:
            with open(path, encoding="utf-8", newline="") as f:
                for row in csv.reader(f):
                    for form in [row[0]] + row[-1].split("|"):
                        if form.endswith("?"):
                            marked.add(form[:-1])
        hints([(b, w) for b, w in seen.items() if b not in marked])
    for message in errors:
        print(message, file=sys.stderr)
    print("%d names and aliases, %d errors" % (len(seen), len(errors)))
    sys.exit(1 if errors else 0)


if __name__ == "__main__":
    main()
