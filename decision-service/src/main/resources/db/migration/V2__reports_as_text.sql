-- reports are kept, and given back whole: as the text they came in, which costs less both ways than jsonb
alter table report alter column body type json using body::json;

-- a run's row changes with each report: room beside it saves an index entry for each change
alter table run set (fillfactor = 60);
