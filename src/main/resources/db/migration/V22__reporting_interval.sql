-- How often progress is reported, as the design agreed (S33): what "old data" means for a course.
alter table plan_profile add column reporting_interval_days integer
  check (reporting_interval_days between 1 and 366);
