#!/usr/bin/env python3
"""Make rules/fr/common_words.txt and rules/en/common_words.txt.

A word is listed if it is an ordinary (not proper) word of the language,
inflected forms included, written in lower case with its accents:

1. the hunspell dictionaries are expanded here (own small reader of the .dic
   and .aff files: suffixes with continuation classes, prefixes that add no
   apostrophe, cross products);
2. only entries whose stem is wholly lower case are taken, so that names,
   which the dictionaries capitalise, stay out;
3. a form is kept if its frequency in wordfreq's large list is at least
   --zipf-fr / --zipf-en (zipf scale: log10 of occurrences per 10^9 words);
   of a form with hyphens each part must be that frequent;
4. words of business news that are younger than the dictionaries
   (EXTRA_FR, EXTRA_EN below) are added, a few traps (DROP_*) removed.

Input: unpacked copies of the npm packages dictionary-fr (MPL-2.0),
dictionary-en and dictionary-en-gb (MIT AND BSD), and of the PyPI package
wordfreq (code Apache-2.0, data CC BY-SA 4.0). Needs the PyPI package msgpack.

    npm pack dictionary-fr@3.0.0 dictionary-en@4.0.0 dictionary-en-gb@3.0.0
    pip download --no-deps wordfreq==3.1.1        # then unpack all four
    python3 seeds/tools/word_lists.py --fr DIR/dictionary-fr/package \\
        --en DIR/dictionary-en/package DIR/dictionary-en-gb/package \\
        --wordfreq DIR/wordfreq/wordfreq/data --out rules

The same input gives the same bytes.
"""
import argparse
import gzip
import os
import re
import unicodedata

import msgpack

ONE_LETTER = {"fr": {"a", "à", "y", "ô"}, "en": {"a", "i", "o"}}

EXTRA_FR = """
a-t-elle a-t-il adtech agritech agroalimentaire ai-je ajoute-t-elle
ajoute-t-il anticorruption antitrust au-delà au-dessous au-dessus aujourd
ayant-droit biotech biotechs bitcoin bitcoins blockchain blockchains business
capital-investissement capital-risque capital-risqueur capital-risqueurs
celle-ci celle-là celles-ci celles-là celui-ci celui-là ceux-ci ceux-là
chatbot chatbots ci-contre ci-dessous ci-dessus cleantech cleantechs climatech
cloud clouds co-entreprise co-entreprises co-fondateur co-fondateurs
co-fondatrice co-président co-présidente coentreprise coentreprises
cofondateur cofondateurs cofondatrice cofondatrices cofondé cofondée cofondées
cofondés coworking crowdfunding crypto cryptoactif cryptoactifs cryptomonnaie
cryptomonnaies cryptos cyberattaque cyberattaques cybersécurité data
datacenter datacenters deal deals deeptech deeptechs dit-elle dit-il doit-on
décarbonation décarboner décarboné décarbonée décarbonées décarbonés
désinvestissement désinvestissements e-commerce e-mail e-mails e-santé edtech
edtechs est-ce est-elle est-il ex-directeur ex-filiale ex-patron ex-président
explique-t-elle explique-t-il faut-il fintech fintechs foncière foncières
foodtech foodtechs gigafactories gigafactory greentech greentechs géoblocage
hackathon hackathons healthtech holding holdings hydrolien insurtech
insurtechs joint-venture joint-ventures jusqu keynote leader leaders legaltech
legaltechs licorne licornes lorsqu low-cost marketplace marketplaces medtech
medtechs multinationale méga-fusion mégacontrat mégacontrats mégafusion
mégafusions métavers méthaniseur méthaniseurs néobanque néobanques néocourtier
néocourtiers offshore ont-ils open-source peut-on plug-in podcast podcasts
presqu proptech proptechs pré-accord précise-t-elle précise-t-il puisqu quelqu
quick-commerce quoiqu rachète rachètent robotaxi robotaxis réassureur
réassureurs régulateur régulateurs scale-up scale-ups sera-t-il serait-ce
smartphone smartphones software sont-ils sous-traitant spin-off spin-offs
start-up start-uppeur start-uppeurs start-ups startup startups streaming tech
techs trading télécom télécoms télétravail va-t-il va-t-on vapoteuse
vice-président vice-présidente vice-présidents visioconférence web
""".split()

EXTRA_EN = """
adtech agritech agtech ai-powered all-cash all-stock analytics antitrust app
apps automaker automakers backend biopharma biosimilar biosimilars biotech
biotechs bitcoin bitcoins blockchain blockchains boutique business buyback
buybacks buyout buyouts carmaker carmakers carve-out carve-outs chatbot
chatbots chipmaker chipmakers cleantech closed-end co-ceo co-founded
co-founder co-founders co-invest cofounded cofounder cofounders coworking
crowdfunding crypto cryptocurrencies cryptocurrency cyber cyberattack
cyberattacks cybersecurity datacenter datacenters dealmaker dealmakers
dealmaking decacorn deeptech delist delisted delisting demerge demerged
demerger demergers drugmaker drugmakers e-commerce ecommerce edtech edtechs
esports fab fabless fintech fintechs foodtech frontend fundraise fundraiser
fundraising genomics gigafactories gigafactory greentech healthcare healthtech
hyperscale hyperscaler hyperscalers in-house insurtech insurtechs
joint-venture joint-ventures keynote legaltech lender lenders leveraged
low-cost majority-owned marketplace marketplaces martech medtech medtechs
mega-deal mega-merger megadeal megadeals megamerger metaverse microcap mid-cap
midcap midstream monetisation monetization multi-year multibillion
multimillion neobank neobanks non-binding offload offloads on-chain onboarding
oncology online open-source overfunded oversubscribed partner-led paytech
petrochemicals pharma planemaker planemakers podcast podcasts post-merger
pre-ipo pre-seed private-equity proptech proptechs publicly-traded ransomware
re-elected rebrand rebranded rebranding rebrands recapitalisation
recapitalization refinancing reinsurer reinsurers restructure ridesharing
roadmap robotaxi robotaxis scale-up scale-ups scaleup scaleups semiconductor
semiconductors shareholder shareholders smartphone smartphones spin-off
spin-offs spin-out spin-outs spinoff spinoffs spinout spinouts stablecoin
stablecoins start-up start-ups startup startups state-owned steelmaker
steelmakers streaming take-private takeover takeovers tech techs telco telcos
telecom telecoms telehealth telemedicine tie-up tie-ups tokenization tokenized
touchpoint turnkey unbundle unicorn unicorns upsize upskilling upstream
venture-backed videogame videogames wearable wearables white-label
wholly-owned workflow workplace write-down write-downs write-off write-offs
""".split()

# Not ordinary words in news, whatever the dictionaries say.
DROP_FR = set()
DROP_EN = set()


def parse_flags(text, long_flags):
    if long_flags:
        return [text[i:i + 2] for i in range(0, len(text), 2)]
    return list(text)


class Hunspell:
    """As much of a hunspell dictionary as these three packages use."""

    def __init__(self, directory):
        self.long = False
        self.need_affix = self.forbidden = self.only_in_compound = None
        self.prefixes, self.suffixes = {}, {}
        with open(os.path.join(directory, "index.aff"), encoding="utf-8") as f:
            self._read_aff(f)
        self.entries = []
        with open(os.path.join(directory, "index.dic"), encoding="utf-8") as f:
            next(f)
            for line in f:
                line = line.strip()
                if not line or line.startswith("#"):
                    continue
                entry = line.split()[0]
                word, _, flags = entry.partition("/")
                self.entries.append((word, parse_flags(flags, self.long)))

    def _read_aff(self, lines):
        for line in lines:
            p = line.split()
            if not p or p[0].startswith("#"):
                continue
            if p[0] == "FLAG":
                self.long = p[1] == "long"
            elif p[0] == "NEEDAFFIX":
                self.need_affix = p[1]
            elif p[0] == "FORBIDDENWORD":
                self.forbidden = p[1]
            elif p[0] == "ONLYINCOMPOUND":
                self.only_in_compound = p[1]
            elif p[0] in ("PFX", "SFX"):
                table = self.prefixes if p[0] == "PFX" else self.suffixes
                if len(p) == 4 and p[1] not in table:  # header: flag, cross, count
                    table[p[1]] = (p[2] == "Y", [])
                    continue
                strip = "" if p[2] == "0" else p[2]
                add, _, cont = p[3].partition("/")
                add = "" if add == "0" else add
                condition = p[4] if len(p) > 4 else "."
                if p[0] == "PFX":
                    pattern = re.compile(condition)
                else:
                    pattern = re.compile(condition + r"\Z")
                rule = (strip, add, parse_flags(cont, self.long), pattern)
                table[p[1]][1].append(rule)

    def _suffixed(self, word, flags):
        """(form, flags of the form, may also take a prefix)"""
        for flag in flags:
            cross, rules = self.suffixes.get(flag, (False, ()))
            for strip, add, cont, pattern in rules:
                if strip and not word.endswith(strip):
                    continue
                if not pattern.search(word):
                    continue
                yield word[:len(word) - len(strip)] + add, cont, cross

    def forms(self, word, flags):
        if self.forbidden in flags or self.only_in_compound in flags:
            return
        plain = [(word, flags, True)]
        for form, cont, cross in self._suffixed(word, flags):
            plain.append((form, cont, cross))
            for form2, cont2, cross2 in self._suffixed(form, cont):
                plain.append((form2, cont2, cross and cross2))
        for form, own, cross in plain:
            if self.need_affix not in own:
                yield form
            if not cross:
                continue
            for flag in flags:
                prefix_cross, rules = self.prefixes.get(flag, (False, ()))
                if form != word and not prefix_cross:
                    continue
                for strip, add, _, pattern in rules:
                    if "'" in add or not form.startswith(strip):
                        continue
                    if pattern.match(form):
                        yield add + form[len(strip):]


def zipf_table(directory, language):
    path = os.path.join(directory, "large_%s.msgpack.gz" % language)
    with gzip.open(path, "rb") as f:
        bins = msgpack.load(f, raw=False)
    assert bins[0] == {"format": "cB", "version": 1}
    table = {}
    for centibels, words in enumerate(bins[1:]):
        for word in words:
            table[unicodedata.normalize("NFC", word)] = 9 - centibels / 100
    return table


WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*\Z")


def word_list(language, directories, wordfreq, least, extra, drop):
    zipf = zipf_table(wordfreq, language)
    words = set(ONE_LETTER[language])

    def frequent(word):
        if word in zipf:
            return zipf[word] >= least
        return "-" in word and all(zipf.get(p, 0) >= least for p in word.split("-"))

    for directory in directories:
        dictionary = Hunspell(directory)
        for stem, flags in dictionary.entries:
            if stem != stem.lower():
                continue
            for form in dictionary.forms(stem, flags):
                form = unicodedata.normalize("NFC", form)
                if len(form) > 1 and form == form.lower() and WORD.match(form) \
                        and frequent(form):
                    words.add(form)
    words.update(unicodedata.normalize("NFC", w) for w in extra)
    words -= drop
    return sorted(words, key=lambda w: w.encode())


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--fr", nargs="+", required=True, metavar="DIR")
    parser.add_argument("--en", nargs="+", required=True, metavar="DIR")
    parser.add_argument("--wordfreq", required=True, metavar="DIR")
    parser.add_argument("--zipf-fr", type=float, default=1.5)
    parser.add_argument("--zipf-en", type=float, default=1.5)
    parser.add_argument("--out", default="rules", metavar="DIR")
    args = parser.parse_args()
    for language, directories, least, extra, drop in (
            ("fr", args.fr, args.zipf_fr, EXTRA_FR, DROP_FR),
            ("en", args.en, args.zipf_en, EXTRA_EN, DROP_EN)):
        words = word_list(language, directories, args.wordfreq, least, extra, drop)
        path = os.path.join(args.out, language, "common_words.txt")
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8", newline="\n") as f:
            f.write("".join(w + "\n" for w in words))
        print("%s: %d words" % (path, len(words)))


if __name__ == "__main__":
    main()
