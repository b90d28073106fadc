"""Properties that programs write into notes."""

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
"""Those that stand on a line each, as `name:: value`."""
ABOUT_NOTES = any_of(
    "created|created time|created by|created at|created on|date created|last edited|last edited time"
    "|last edited by|last modified|last updated|modified|updated|tags|tag|status|url|reviewed|due|due date"
    "|assignee|assign|publish date|date added|aliases|property|files & media|parent item|sub-item|erstellt"
    "|erstellt am|zuletzt bearbeitet|bearbeitet|schlagwörter|créé|créée|date de création|étiquettes"
    "|dernière modification|creado|creada|etiquetas|estado|última edición|creato|creato il|modificato|skapad"
    "|taggar|ändrad|senast redigerad|创建时间|标签|状态|作成日|タグ|fecha de creación|stato|statut|criado em|etichette"
    "|aangemaakt|labels",
    "|",
)
"""What Notion calls properties of notes that say nothing of their subject."""
