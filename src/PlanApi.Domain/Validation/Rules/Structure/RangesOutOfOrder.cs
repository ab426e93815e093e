namespace PlanApi.Domain.Validation.Rules;

public sealed class RangesOutOfOrder()
    : PlanRule(
        "range-out-of-order",
        Severity.Error,
        RuleFamily.Structure,
        "The {field} of {indicator} contains no value: {range}.",
        "{indicator} 的 {field} 不含任何值：{range}。",
        """
        A range or a band has a lower and an upper value. Here the lower value is above the upper one, or the band lies outside the range.
        No value can ever be right. Swap or correct the values.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        foreach (var indicator in plan.Document.Indicators)
        {
            var (range, band) = (Ranges.Of(indicator.Range), Ranges.Of(indicator.Band));
            if (range.IsEmpty)
                yield return Find(
                    [Places.Of(indicator, Notation.Of(range)) with { Field = "range" }],
                    ("indicator", indicator.Code.ToString()),
                    ("field", "range"),
                    ("range", Notation.Of(range))
                ) with
                {
                    Arithmetic =
                    [
                        new(
                            "gap",
                            $"{Notation.Number(range.Low!.Value.Value)} - {Notation.Number(range.High!.Value.Value)}",
                            Notation.Number(range.Low.Value.Value - range.High.Value.Value)
                        ),
                    ],
                };
            else if (indicator.Band is not null && band.Intersect(range).IsEmpty)
                yield return Find(
                    [Places.Of(indicator, Notation.Of(band)) with { Field = "band" }],
                    ("indicator", indicator.Code.ToString()),
                    ("field", "band"),
                    ("range", Notation.Of(band))
                ) with
                {
                    Arithmetic =
                    [
                        new("target-band", indicator.Code.ToString(), Notation.Of(band)),
                        new("range", indicator.Code.ToString(), Notation.Of(range)),
                    ],
                };
        }
    }
}
