using System.Data;
using System.Globalization;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Validation;
using static PlanApi.UnitTests.Validation.PlanBuilder;

namespace PlanApi.UnitTests.Validation;

/// <summary>
/// Plans whose numbers come from a model contradict nothing; with one of them moved there is one contradiction, and its arithmetic is
/// right.
/// </summary>
public sealed class ClosurePropertyTests
{
    private static readonly string[] _markets = ["mexico", "brazil", "eu", "africa"];

    [Fact]
    public void NumbersOfAModelContradictNothing()
    {
        for (var seed = 0; seed < 30; seed++)
        {
            var told = ClosureTests.Told(new Model(seed).Plan(0.2 + (seed % 9 / 10.0)));
            Assert.True(told.Count == 0, $"{seed}: {string.Join("\n", told.Select(Text))}");
        }
    }

    [Fact, Trait("Suite", Suites.Both)]
    public void OneNumberThatIsMovedIsOneContradictionWhoseArithmeticIsRight()
    {
        var (found, plans) = (0, Suites.Of(12, 60));
        for (var seed = 0; seed < plans; seed++)
        {
            var isWhole = seed % 2 == 0;
            var plan = new Model(seed).Plan(isWhole ? 1 : 0.5);
            var targets = plan.Document.Targets;
            var moved = targets[new Random(seed).Next(targets.Count)];
            plan.With(document =>
                document with
                {
                    Targets =
                    [
                        .. targets.Select(target =>
                            target == moved ? target with { Value = Q(decimal.Round(target.Value.ToDecimal() * 1.5m + 40)) } : target
                        ),
                    ],
                }
            );
            var told = ClosureTests.Told(plan);
            Assert.True(
                told.Count == 1 || (told.Count == 0 && !isWhole),
                $"{seed} {moved.Code}: {told.Count}\n{string.Join("\n", told.Select(Text))}"
            );
            foreach (var finding in told)
            {
                Assert.Contains(finding.Places, place => place.Key == moved.Code.ToString());
                Assert.All(finding.Arithmetic, step => Assert.True(IsRight(step), $"{seed}: {step}\n{Text(finding)}"));
                found++;
            }
        }
        Assert.True(found > plans * 3 / 4, $"{found}");
    }

    [Fact]
    public void TheOrderOfNumbersDoesNotMatter()
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var plan = new Model(seed).Plan(0.6);
            plan.With(document =>
                document with
                {
                    Targets = [.. document.Targets.Select((target, at) => at == seed ? target with { Value = Q(999_999) } : target)],
                }
            );
            var forward = ClosureTests.Told(plan).Select(Text).ToArray();
            plan.With(document => document with { Targets = [.. document.Targets.Reverse()] });
            Assert.Equal(forward, ClosureTests.Told(plan).Select(Text));
        }
    }

    private static string Text(Finding finding) =>
        $"{finding.Rule}: {FindingText.Sentence(finding, "en")}\n   "
        + $"{string.Join("\n   ", finding.Arithmetic.Select(step => $"{step.Label} | {step.Expression} | {step.Result}"))}";

    // Lines that quote a claim or an equation are no calculation.
    private static bool IsRight(Step step)
    {
        var (expression, result) = (
            step.Expression.Replace("×", "*", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal),
            step.Result
        );
        if (expression.Any(char.IsLetter) || expression.IndexOfAny([':', '…', '%', '≥', '≤']) >= 0 || result.Any(char.IsLetter))
            return true;
        using var table = new DataTable();
        // With a decimal point, so that nothing is divided in whole numbers.
        var real = System.Text.RegularExpressions.Regex.Replace(expression, @"(?<![\d.])(\d+)(?![\d.])", "$1.0");
        var computed = Convert.ToDouble(table.Compute(real, null), CultureInfo.InvariantCulture);
        var shown = double.Parse(
            result.Trim('=', '≥', '≤', '>', '<', ' ', '%').Replace(",", "", StringComparison.Ordinal),
            CultureInfo.InvariantCulture
        );
        return Math.Abs(computed - shown) <= 0.0002 * Math.Max(1, Math.Abs(shown)) + 0.0002;
    }

    /// <summary>Orders, visitors, revenue and cost by market and quarter, and all that can be said of them.</summary>
    private sealed class Model(int seed)
    {
        private readonly Random _random = new(seed);

        public PlanBuilder Plan(double density)
        {
            var plan = new PlanBuilder()
                .Dimension("market", "latam", "latam/mexico", "latam/brazil", "eu", "africa")
                .Group("market", "emerging", "mexico,brazil,africa")
                .Indicator("visitors")
                .Indicator("orders")
                .Indicator("revenue", unit: Unit.Currency)
                .Indicator("cost", unit: Unit.Currency)
                .Indicator(
                    "conversion",
                    IndicatorKind.Ratio,
                    Unit.Percent,
                    it => it with { Numerator = C("orders"), Denominator = C("visitors") }
                )
                .Indicator(
                    "price",
                    IndicatorKind.Ratio,
                    Unit.Currency,
                    it => it with { Numerator = C("revenue"), Denominator = C("orders") }
                )
                .Indicator("profit", IndicatorKind.Formula, Unit.Currency, it => it with { Formula = "[revenue] - [cost]" })
                .Indicator("margin", IndicatorKind.Formula, Unit.Percent, it => it with { Formula = "100 * [profit] / [revenue]" })
                .Indicator("share", IndicatorKind.Share, Unit.Percent, it => it with { Base = C("revenue"), ShareOf = C("market") });
            var leaves = (from market in _markets from quarter in Enumerable.Range(1, 4) select (market, quarter)).ToDictionary(
                at => at,
                _ => Leaf()
            );
            var last = _markets.ToDictionary(market => market, _ => (decimal)_random.Next(500, 3000));
            var number = 0;
            foreach (var scope in new[] { "", "latam", "eu", "africa", "mexico", "brazil", "emerging" })
            {
                foreach (var period in new[] { "2024", "2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4" })
                {
                    var inside = leaves
                        .Where(leaf =>
                            In(leaf.Key.market, scope)
                            && (period == "2024" || period.EndsWith($"{leaf.Key.quarter}", StringComparison.Ordinal))
                        )
                        .Select(leaf => leaf.Value)
                        .ToArray();
                    var (visitors, orders, revenue, cost) = (
                        inside.Sum(one => one[0]),
                        inside.Sum(one => one[1]),
                        inside.Sum(one => one[2]),
                        inside.Sum(one => one[3])
                    );
                    var whole = leaves
                        .Where(leaf => period == "2024" || period.EndsWith($"{leaf.Key.quarter}", StringComparison.Ordinal))
                        .Sum(leaf => leaf.Value[2]);
                    Say("visitors", visitors, 0);
                    Say("orders", orders, 0);
                    Say("revenue", revenue, 0);
                    Say("cost", cost, 0);
                    Say("conversion", 100 * orders / visitors, 2);
                    Say("price", revenue / orders, 2);
                    Say("profit", revenue - cost, 0);
                    Say("margin", 100 * (revenue - cost) / revenue, 1);
                    if (scope.Length > 0)
                        Say("share", 100 * revenue / whole, 1);

                    void Say(string indicator, decimal value, int decimals)
                    {
                        var code = $"t{number++:D4}";
                        if (_random.NextDouble() < density)
                            plan.Target(
                                code,
                                indicator,
                                $"= {decimal.Round(value, decimals, MidpointRounding.AwayFromZero).ToString(CultureInfo.InvariantCulture)}",
                                scope.Length == 0 ? "" : $"market={scope}",
                                period
                            );
                    }
                }
                var before = last.Where(one => In(one.Key, scope)).Sum(one => one.Value);
                var revenueOfYear = leaves.Where(leaf => In(leaf.Key.market, scope)).Sum(leaf => leaf.Value[2]);
                plan.Cell(
                    Measure.Actual,
                    "revenue",
                    $"= {before.ToString(CultureInfo.InvariantCulture)}",
                    "2023",
                    scope.Length == 0 ? "" : $"market={scope}"
                );
                if (_random.NextDouble() < density)
                    plan.Target(
                        $"g{number++:D4}",
                        "revenue",
                        $"= {decimal.Round((revenueOfYear / before - 1) * 100, 1).ToString(CultureInfo.InvariantCulture)}",
                        scope.Length == 0 ? "" : $"market={scope}",
                        against: "previousYear"
                    );
            }
            return plan;
        }

        private static bool In(string market, string scope) =>
            scope switch
            {
                "" => true,
                "latam" => market is "mexico" or "brazil",
                "emerging" => market != "eu",
                _ => market == scope,
            };

        private decimal[] Leaf()
        {
            var visitors = _random.Next(2000, 9000);
            var orders = _random.Next(100, 800);
            var revenue = orders * _random.Next(20, 60) + _random.Next(20);
            return [visitors, orders, revenue, _random.Next(revenue / 4, revenue)];
        }
    }
}
