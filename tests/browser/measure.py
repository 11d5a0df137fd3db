"""What a reader at the back of a room meets: how large each text is on the screen, how strongly it
stands out, and whether all of it is there.
"""

from typing import Any

from playwright.sync_api import Page

# Every text that is seen, as [text, size in pixels of the screen, contrast, what is cut off]. What lies
# under a text is found by pointing at it, so that fills, opacities and marks all count.
_TEXTS = """() => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const known = new Map();
    const rgba = colour => {
        if (!known.has(colour)) {
            canvas.clearRect(0, 0, 1, 1);
            canvas.fillStyle = colour;
            canvas.fillRect(0, 0, 1, 1);
            const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
            known.set(colour, [r, g, b, a / 255]);
        }
        return known.get(colour);
    };
    const over = ([r, g, b, a], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a)];
    const light = colour => {
        const [r, g, b] = colour.map(value => value / 255)
            .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const opacity = (element, end) => {
        let all = 1;
        for (let at = element; at && at !== end; at = at.parentElement) {
            all *= Number(getComputedStyle(at).opacity);
        }
        return all;
    };
    const paints = element => {
        const style = getComputedStyle(element);
        const svg = element instanceof SVGGeometryElement;
        if (!svg && element instanceof SVGElement) return null;
        if (svg && style.fill === 'none') return null;
        const [r, g, b, a] = rgba(svg ? style.fill : style.backgroundColor);
        return [r, g, b, a * (svg ? Number(style.fillOpacity) : 1) * opacity(element)];
    };
    // Nothing may hide from the pointer.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { pointer-events: auto !important } [inert] * { pointer-events: auto !important }');
    document.adoptedStyleSheets = [sheet];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    const add = (element, text, box) => {
        const style = getComputedStyle(element);
        if (!box.width || !box.height || style.visibility !== 'visible' || opacity(element) === 0) return;
        const drawing = element.closest('svg');
        const matrix = drawing && element.getScreenCTM ? element.getScreenCTM() : null;
        const scale = matrix ? Math.hypot(matrix.a, matrix.b) : 1;
        const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
        const stack = document.elementsFromPoint(x, y);
        const from = stack.indexOf(element);
        // What covers it: a cell that is lit is drawn once more, above.
        const above = stack.slice(0, Math.max(0, from)).filter(other => !other.contains(element));
        if (above.some(other => (paints(other)?.[3] ?? 0) === 1)) return;
        const under = stack.slice(from + 1).reverse().reduce((colour, other) => {
            const paint = paints(other);
            return paint ? over(paint, colour) : colour;
        }, [255, 255, 255]);
        const own = drawing ? null : paints(element);
        const ground = own ? over(own, under) : under;
        const [r, g, b, a] = rgba(drawing ? style.fill : style.color);
        const [one, other] = [light(over([r, g, b, a * opacity(element)], ground)), light(ground)];
        const cut = [];
        const beside = (room, spare) => box.left < room.left - spare || box.right > room.right + spare;
        const beyond = (room, spare) => box.top < room.top - spare || box.bottom > room.bottom + spare;
        const screen = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
        if (beside(screen, 0.5) || beyond(screen, 0.5)) cut.push('screen');
        for (let at = drawing ?? element; at && at !== document.body; at = at.parentElement) {
            const { overflowX, overflowY } = getComputedStyle(at);
            const room = at.getBoundingClientRect();
            const own = at === element && !drawing && at.clientWidth > 0;
            const wider = own && overflowX !== 'visible' && at.scrollWidth > at.clientWidth + 1;
            const left = overflowX !== 'visible' && beside(room, 1);
            const low = overflowY !== 'visible' && beyond(room, 3);
            if (wider || left || low) cut.push(at.className || at.localName);
        }
        const name = `${element.getAttribute('class') ?? element.localName}: ${text}`;
        const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
        found.push([name, parseFloat(style.fontSize) * scale, contrast, cut.join(', ')]);
    };
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.parentElement;
        const text = node.textContent.trim();
        if (!text || element.closest('.hidden-text, .skip, script, style, noscript, select, title')) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        add(element, text, range.getBoundingClientRect());
    }
    for (const field of document.querySelectorAll('select, input')) {
        add(field, field.value, field.getBoundingClientRect());
    }
    document.adoptedStyleSheets = [];
    return found;
}"""


def faults(page: Page, smallest: float, contrast: float) -> list[Any]:
    """The texts that are too small (pixels), too faint (ratio) or cut off."""
    return [
        text for text in page.evaluate(_TEXTS) if text[1] < smallest - 0.01 or text[2] < contrast or text[3]
    ]
