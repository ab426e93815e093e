using System.Diagnostics;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Drivers;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Benchmarks;

/// <summary>
/// The growth model over trees of 1,000 drivers: how often a tornado of every leaf, and an attribution between two periods, take one
/// evaluation of the tree. Trees of the usual shape, and those that are hard: a product of everything, whose exact numbers grow long, and a
/// chain.
/// </summary>
internal static class DriverBenchmark
{
    private const int Size = 1_000;
    private const int Rounds = 10;

    private static long _sink;

    public static void Run()
    {
        Measure("sums of products of three", (at, inputs) => string.Join(at % 2 == 0 ? " * " : " + ", inputs), 3);
        Measure(
            "sums of rates",
            (at, inputs) => at % 2 == 0 ? $"{string.Join(" + ", inputs)}" : $"{inputs[0]} * {inputs[1]} / {inputs[2]}",
            3
        );
        Measure("sums of ten", (_, inputs) => string.Join(" + ", inputs), 10);
        Measure("a product of all", (_, inputs) => string.Join(" * ", inputs), 3);
        Measure("products of ten", (_, inputs) => string.Join(" * ", inputs), 10);
        Measure(
            "a chain",
            (at, inputs) => at % 2 == 0 ? $"{inputs[0]} + {inputs[1]}" : $"{inputs[0]} * {inputs[1]} / 100",
            2,
            isChain: true
        );
    }

    private static void Measure(string name, Func<int, string[], string> formula, int width, bool isChain = false)
    {
        var tree = Tree(formula, width, isChain);
        var random = new Random(11);
        var (before, after) = (Numbers(random), Numbers(random));
        var start = DriverValues.Of(tree, before);
        var part = Fraction.One / Fraction.Of(10);
        Console.WriteLine($"{name}: {tree.Drivers.Count:N0} drivers, numbers of up to {start.Bits:N0} bits");
        var one = Best("one evaluation", () => DriverValues.Of(tree, before).Bits);
        Compare("tornado", () => Tornado.Of(DriverEffects.Of(DriverValues.Of(tree, before))!, Tornado.Around(start, part)).Count);
        Compare(
            "attribution",
            () =>
            {
                var attribution = Attribution.Of(DriverValues.Of(tree, before), DriverValues.Of(tree, after))!;
                return Enumerable.Range(0, tree.Drivers.Count).Sum(at => attribution.ContributionOf(at).Sign);
            }
        );

        void Compare(string what, Func<long> work)
        {
            var best = Best(what, work);
            Console.WriteLine($"  {best / one:F1} times one evaluation");
        }
    }

    private static Func<Driver, CubeNumber> Numbers(Random random)
    {
        var numbers = Enumerable.Range(0, 20 * Size).Select(_ => random.NextInt64(5_000, 20_000_000)).ToArray();
        return driver => new CubeNumber(
            CellState.Stored,
            numbers[int.Parse(driver.Name.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture)]
        );
    }

    /// <summary>A heap of formulas over formulas, or a chain in which each formula has one more leaf.</summary>
    private static DriverTree Tree(Func<int, string[], string> formula, int width, bool isChain)
    {
        var indicators = new Dictionary<Code, Indicator>();
        var inner = isChain ? Size / 2 : (Size - 1) / width;
        for (var at = 0; at < inner; at++)
        {
            string[] inputs =
            [
                .. Enumerable
                    .Range(1, width)
                    .Select(input => $"[d{(isChain ? input == 1 ? at + 1 : Size + at : (at * width) + input)}]"),
            ];
            Add(at, IndicatorKind.Formula, formula((int)Math.Log((at * (width - 1)) + 1, width), inputs));
        }
        foreach (
            var leaf in indicators
                .Values.SelectMany(indicator => Formula.Parse(indicator.Formula).Formula!.Mentions)
                .Where(code => !indicators.ContainsKey(code))
                .ToArray()
        )
            indicators[leaf] = new Indicator
            {
                Code = leaf,
                Kind = IndicatorKind.Flow,
                Unit = Unit.Number,
            };
        return DriverTree.Read(Code.Parse("d0"), indicators).Tree!;

        void Add(int at, IndicatorKind kind, string text) =>
            indicators[Code.Parse($"d{at}")] = new Indicator
            {
                Code = Code.Parse($"d{at}"),
                Kind = kind,
                Unit = Unit.Number,
                Formula = text,
            };
    }

    private static double Best(string name, Func<long> work)
    {
        var best = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var before = Stopwatch.GetTimestamp();
            _sink += work();
            best = Math.Min(best, Stopwatch.GetElapsedTime(before).TotalMilliseconds);
        }
        Console.WriteLine($"  {name}: {best:F2} ms");
        return best;
    }
}
