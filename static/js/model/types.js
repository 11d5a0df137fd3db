/**
 * The shapes of what the server sends, once for all modules. Only types live here.
 *
 * @typedef {"row_column" | "column_row" | "columns" | "rows"} Lens
 * @typedef {"input"|"bias"|"weight"|"hidden"|"output"|"target"|"loss"|"gradient"} Role
 * @typedef {"forward"|"loss"|"backward"|"update"} Phase
 *
 * @typedef {object} Place where the diagram shows a matrix; layer 0 is the input
 * @property {"neurons"|"edges"} kind
 * @property {number} layer
 *
 * @typedef {object} Matrix
 * @property {string} id
 * @property {string} symbol
 * @property {Role} role
 * @property {[number, number]} shape
 * @property {[string, string]} axes
 * @property {Record<string, string>} [names] what the reader's language shows for axes and labels, "case {n}" for numbered ones; none: themselves
 * @property {string[]|null} row_labels null: rows are numbered
 * @property {string[]|null} column_labels null: columns are numbered
 * @property {string|null} gradient_of
 * @property {string|null} part_of
 * @property {string|null} next_of
 * @property {Place|null} place
 * @property {([number, number]|null)[]} [images] of its rows and of its columns: height and width of the picture whose pixels they are
 * @property {(string[]|null)[]} [within] of its rows and of its columns: the labels that come again in every case
 *
 * @typedef {string | {id: string, text: string} | {cursor: "row"|"column"|"k", text: string}} Segment
 *
 * @typedef {{kind: "terms", term: string, divide: number|null, factor: number|null, factor_text: string|null} | {kind: "expression", template: string}} ByHand
 *
 * @typedef {object} Step
 * @property {number} index
 * @property {Phase} phase
 * @property {number|null} layer
 * @property {string} op
 * @property {string[]} inputs
 * @property {string} output
 * @property {string} formula LaTeX
 * @property {string} numpy
 * @property {string} text
 * @property {number|null} answers the forward step that a backward step answers
 * @property {string} index_string
 * @property {string} title
 * @property {string|null} layer_name
 * @property {string} caption
 * @property {string} mathml
 * @property {Record<string, Segment[]>} words by lens, or under "plain"
 * @property {ByHand} by_hand
 * @property {Record<string, number>} params
 *
 * @typedef {object} Layer
 * @property {number} index
 * @property {string} name
 * @property {string} kind "dense", "attention", …
 * @property {string} label a few words for the diagram
 * @property {string} input
 * @property {string|null} weight the matrix with a cell for each pair of neurons, if there is one
 * @property {string|null} bias
 * @property {string[]} parameters all that training changes, those two included
 * @property {string[]} weights those of them that the penalty is on
 * @property {string} pre_activation
 * @property {string} activation
 * @property {number} units
 * @property {boolean} augmented
 * @property {string|null} [mask] what is 0 where a cell of the weight joins no neurons, if there is such
 * @property {number|null} [past] the layer from which something goes past those in between to this one; 0 is the inputs
 * @property {string} [costs] what it costs beside a dense layer, in words
 *
 * @typedef {object} Graph a graph that the network is about; its edges are cells of a square matrix
 * @property {string} matrix
 * @property {[number, number][]} places of its dots, across and down, from 0 to 1
 * @property {[number, number][]} edges from a dot to another
 * @property {boolean} directed
 * @property {string[]} roles of its dots; none where they are cases
 * @property {number[]|null} scored the dots that are learned from, where not all are
 *
 * @typedef {object} Program
 * @property {string} network
 * @property {string} title
 * @property {"rows"|"columns"} convention
 * @property {string} given where weights come from that the spec gives; may be empty
 * @property {boolean} classes whether the targets name a class of each case
 * @property {boolean} known whether it is known of each input how probable the outputs are
 * @property {boolean} plane whether the cases have two inputs and a class each
 * @property {Graph} [graph]
 * @property {object} spec
 * @property {Matrix[]} matrices
 * @property {Step[]} steps
 * @property {string[]} parameters
 * @property {Layer[]} layers
 * @property {number} cases
 * @property {Record<string, [number, number]>} windows
 * @property {string} [language] none: English
 * @property {Record<string, string>} [names] of axes and labels
 * @property {string} loss
 * @property {string} prediction
 *
 * @typedef {object} View the part of a matrix that was sent; rows and columns are half-open
 * @property {string} id
 * @property {Float64Array|Float32Array} data row by row
 * @property {[number, number]} rows
 * @property {[number, number]} columns
 *
 * @typedef {object} Nonfinite where NaN or an infinity appeared first
 * @property {number} iteration
 * @property {number} step
 * @property {string} matrix
 *
 * @typedef {object} Frame the numbers of one iteration
 * @property {number} iteration
 * @property {number} step the step that the server stands on
 * @property {number} loss
 * @property {number|null} accuracy
 * @property {"steps"|"iterations"|null} playing
 * @property {Nonfinite|null} firstNonfinite
 * @property {Map<string, View>} views
 * @property {boolean} [unconfirmed] whether it was computed here, and the server's numbers are on their way
 * @property {number|null} [decimals] that its numbers are shown with; null or none: as many as each matrix needs
 *
 * @typedef {object} Cell
 * @property {string} matrix
 * @property {number} row
 * @property {number} column
 *
 * @typedef {{iteration: number, loss: number, accuracy: number|null}} LossPoint
 *
 * @typedef {[number, number]} Span half-open
 * @typedef {object} Box the cells of some rows and columns that follow on each other
 * @property {Span} rows
 * @property {Span} columns
 * @property {Box[]} [parts] the boxes inside it that the cells are in, where they aren't all of it
 */

export {};
