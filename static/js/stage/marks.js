/**
 * A class that few of many elements wear at a time: only those that get it or lose it are touched,
 * since a change of class has the browser compute styles again.
 */
export class Marks {
  /**
   * @param {ReadonlyMap<string, Element>} elements by a key
   * @param {string} name of the class
   */
  constructor(elements, name) {
    this.elements = elements;
    this.name = name;
    /** @type {Set<string>} the keys of those that wear it */
    this.worn = new Set();
    for (const [key, element] of elements) if (element.classList.contains(name)) this.worn.add(key);
  }

  /** @param {Set<string>} keys of those that are to wear it; keys of no element are passed over */
  mark(keys) {
    for (const key of this.worn) if (!keys.has(key)) this.elements.get(key)?.classList.remove(this.name);
    for (const key of keys) if (!this.worn.has(key)) this.elements.get(key)?.classList.add(this.name);
    this.worn = keys;
  }
}
