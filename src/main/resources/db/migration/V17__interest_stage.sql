-- What a declaration of interests was made for: it is asked before the first act of review and again before the first
-- act of control (R56). A link may also be declared at any other time, and then stands without a stage.
-- Rows written so far were all made for the review; the default fills them without an update, which the trigger refuses.
alter table ampli.interest_declaration
  add column stage varchar(10) default 'REVIEW' check (stage in ('REVIEW', 'CONTROL'));
alter table ampli.interest_declaration alter column stage drop default;
alter table ampli.interest_declaration
  add constraint no_link_is_declared_for_a_stage check (has_link or stage is not null);
