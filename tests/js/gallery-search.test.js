import assert from "node:assert/strict";
import { test } from "node:test";
import { matches } from "../../static/js/gallery/search.js";

const CARD = "XOR, one hidden layer Why does a network need a hidden layer? 2 – 3 – 1 · sigmoid · 4 cases";

test("each word that is wanted has to be somewhere, in any order", () => {
  assert.ok(matches(CARD, "layer xor"));
  assert.ok(matches(CARD, "sigm"));
  assert.ok(!matches(CARD, "xor image"));
});

test("nothing wanted leaves every card", () => {
  assert.ok(matches(CARD, ""));
  assert.ok(matches(CARD, "   "));
});

test("capitals and accents make no difference, in what is wanted and in what is there", () => {
  assert.ok(matches("Um neurônio: saída", "NEURONIO saida"));
  assert.ok(matches("Bilder von Aepfeln und Äpfeln", "äpfel"));
  assert.ok(matches("为什么需要隐藏层？", "隐藏层"));
});

test("spaces around the words are no words", () => {
  assert.ok(matches(CARD, " hidden  "));
});
