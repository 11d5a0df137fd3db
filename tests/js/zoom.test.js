import assert from "node:assert/strict";
import { test } from "node:test";
import { LARGEST, WHOLE_VIEW, pan, show, zoomTo } from "../../static/js/touch/zoom.js";

const place = { room: { width: 400, height: 300 }, drawing: { x: 50, y: 20, width: 300, height: 260 } };
/** Where a point of the drawing is in the room. @param {import("../../static/js/touch/zoom.js").Zoom} zoom @param {number} x @param {number} y */
const at = ({ scale, ...moved }, x, y) => [place.drawing.x + moved.x + scale * x, place.drawing.y + moved.y + scale * y];

test("what is under the fingers stays under them", () => {
  const zoom = zoomTo(place, WHOLE_VIEW, 2, { x: 200, y: 150 });
  assert.deepEqual(at(zoom, 150, 130), [200, 150]);
  const moved = zoomTo(place, zoom, 3, { x: 200, y: 150 }, { x: 220, y: 140 });
  assert.deepEqual(at(moved, 150, 130), [220, 140]);
});

test("it is never smaller than whole, nor larger than can be read", () => {
  assert.equal(zoomTo(place, WHOLE_VIEW, 0.4, { x: 0, y: 0 }), WHOLE_VIEW);
  assert.equal(zoomTo(place, WHOLE_VIEW, 1.01, { x: 0, y: 0 }), WHOLE_VIEW);
  assert.equal(zoomTo(place, WHOLE_VIEW, 99, { x: 0, y: 0 }).scale, LARGEST);
});

test("it can't be moved out of its room", () => {
  const zoom = zoomTo(place, WHOLE_VIEW, 2, { x: 200, y: 150 });
  const right = pan(place, zoom, 5000, 0);
  assert.equal(at(right, 0, 0)[0], 12);
  const up = pan(place, zoom, 0, -5000);
  assert.equal(at(up, 0, 260)[1], 300 - 12);
  // What is narrower than the room stands in its middle.
  const narrow = { ...place, drawing: { x: 180, y: 20, width: 40, height: 260 } };
  const middle = zoomTo(narrow, WHOLE_VIEW, 2, { x: 0, y: 0 });
  assert.equal(180 + middle.x, (400 - 80) / 2);
});

test("a box comes into sight by the least move, and stays where it is if it is there", () => {
  const zoom = zoomTo(place, WHOLE_VIEW, 3, { x: 200, y: 150 });
  assert.equal(show(place, zoom, { left: 100, top: 100, right: 200, bottom: 150 }), zoom);
  const moved = show(place, zoom, { left: 390, top: 100, right: 450, bottom: 150 });
  assert.deepEqual([moved.x - zoom.x, moved.y - zoom.y], [400 - 12 - 450, 0]);
});
