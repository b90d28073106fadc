"""Properties that programs write into notes, a line each: `name:: value`."""

from study.core.text.names import any_of

NAMES = any_of(
    "id title type tag tags alias aliases created updated modified date time author authors source url link"
    " up down next prev previous parent related status collapsed icon public filters template"
    " exclude-from-graph-view query-table query-properties query-sort-by query-sort-desc background-color"
    " heading priority rating cssclass deck cover category topics project due scheduled deadline done"
    " completed start end card-last-interval card-repeats card-ease-factor card-next-schedule"
    " card-last-reviewed card-last-score file file-path ls-type hl-page hl-color created-at updated-at"
    " last-modified logseq.order-list-type"
)
