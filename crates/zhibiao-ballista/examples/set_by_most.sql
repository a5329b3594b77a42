-- Which indicators did most places set, with the median of the target and, where the unit adds up, the exact sum.
with goal as (
  select document, cast(s['indicator'] as varchar) as indicator, cast(s['measure'] as varchar) as measure,
         cast(s['unit'] as varchar) as unit, s['value'] as value
  from (select document, unnest(extract(text)) as s from documents)
  where s['kind'] = 'target' and s['value'] is not null
)
select indicator, measure, unit, count(distinct document) as places, median(value) as median_target,
       exact_sum(value, unit) filter (where unit in ('亿元', '公里', '套', '个', '家'))['amount'] as exact_sum
from goal
group by indicator, measure, unit
order by places desc, indicator, measure, unit
limit 10
