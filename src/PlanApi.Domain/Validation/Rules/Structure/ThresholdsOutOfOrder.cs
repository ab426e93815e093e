using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class ThresholdsOutOfOrder()
    : PlanRule(
        "thresholds-out-of-order",
        Severity.Error,
        RuleFamily.Structure,
        "The lights of {indicator} cannot work: green from {green}, yellow from {yellow}, hysteresis {hysteresis}.",
        "{indicator} 的红黄绿灯无法生效：绿灯自 {green} 起，黄灯自 {yellow} 起，回差 {hysteresis}。",
        """
        Attainment is a fraction of the expected value. The light is green from the green threshold up, yellow from the yellow threshold
        up, and red below. So the green threshold must lie above the yellow one, and neither may be negative. The hysteresis is how far
        attainment must pass a threshold before the light turns back. It must be smaller than the distance between the two thresholds.
        Write thresholds as fractions: 0.95, not 95.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        foreach (var indicator in plan.Document.Indicators)
        {
            if (indicator.Thresholds is not { } thresholds)
                continue;
            var (green, yellow, hysteresis) = (thresholds.Green, thresholds.Yellow, thresholds.Hysteresis ?? Quantity.Zero);
            var isSound = yellow.Steps >= 0 && green > yellow && hysteresis.Steps >= 0 && hysteresis.Steps < green.Steps - yellow.Steps;
            if (!isSound)
                yield return Find(
                    [Places.Of(indicator) with { Field = "thresholds" }],
                    ("indicator", indicator.Code.ToString()),
                    ("green", green.ToString()),
                    ("yellow", yellow.ToString()),
                    ("hysteresis", hysteresis.ToString())
                ) with
                {
                    Arithmetic =
                    [
                        new(
                            "green-less-yellow",
                            $"{green} - {yellow}",
                            Notation.Number(Values.Fraction.Of(green) - Values.Fraction.Of(yellow))
                        ),
                    ],
                };
        }
    }
}
