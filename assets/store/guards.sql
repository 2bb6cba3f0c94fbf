-- For every table whose rows have a history; {table} and {id} are filled in.
CREATE TRIGGER im_{table}_inserted AFTER INSERT ON {table} WHEN NEW.rev=0
BEGIN INSERT INTO im_foreign_edits(tbl,row_id,op) VALUES('{table}',NEW.{id},'insert'); END;
CREATE TRIGGER im_{table}_updated AFTER UPDATE ON {table} WHEN NEW.rev=OLD.rev
BEGIN INSERT INTO im_foreign_edits(tbl,row_id,op) VALUES('{table}',NEW.{id},'update'); END;
CREATE TRIGGER im_{table}_id_stays BEFORE UPDATE ON {table} WHEN NEW.{id}<>OLD.{id}
BEGIN SELECT RAISE(ABORT,'{table}: row numbers stay as they are'); END;
CREATE TRIGGER im_{table}_kept BEFORE DELETE ON {table}
BEGIN SELECT RAISE(ABORT,'{table}: rows are never removed; set deleted=1 instead'); END;
