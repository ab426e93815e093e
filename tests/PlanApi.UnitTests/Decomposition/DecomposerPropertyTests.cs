using FsCheck;
using FsCheck.Xunit;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Decomposition;
using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Spreading;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;
using PlanApi.Domain.Weights;
using PlanApi.UnitTests.Cube;

namespace PlanApi.UnitTests.Decomposition;

/// <summary>What holds of every decomposition, whatever is decomposed over whatever axes by whatever basis.</summary>
public sealed class DecomposerPropertyTests
{
    private static readonly Code Baseline = Code.Known("baseline");

    [Drawn(150, 500)]
    public bool Parts_that_add_up_do_so_exactly_and_means_stay_what_they_are(DoNotSize<int> any)
    {
        var draw = new Draw(any.Item);
        var plan = Decomposer.Of(draw.Source(), draw.Request, CancellationToken.None);

        return plan.Results.All(number =>
                draw.Indicator.Kind == IndicatorKind.Flow
                    ? number is { Left.Steps: 0, Sum: { } sum }
                        && sum == number.Value
                        && number.Parts.All(part => part.Target.Value.Decimals <= draw.Indicator.Decimals)
                    : number.Sum is null && number.Parts.All(part => part.Target.Value == number.Value)
            ) && plan.Results.SelectMany(number => number.Parts).All(part => part.Target.Comparator == draw.Target.Comparator);
    }

    [Property(MaxTest = 500)]
    public bool Weights_are_a_hundred_percent_in_every_parent(DoNotSize<int> any)
    {
        var draw = new Draw(any.Item);
        var plan = Decomposer.Of(draw.Source(), draw.Request, CancellationToken.None);
        var parents = plan.Objectives.ToDictionary(part => part.Objective.Code, part => part.Objective.Parents[0]);
        var results = plan
            .Results.SelectMany(number => number.Parts)
            .Select(part => part.KeyResult)
            .OfType<KeyResult>()
            .ToDictionary(result => result.Code, result => result.Objective);

        return plan
            .Weights.GroupBy(weight =>
                weight.Weight.Objective is { } goal ? ("objective", parents[goal]) : ("key result", results[weight.Weight.KeyResult!.Value])
            )
            .All(set => set.Sum(weight => weight.Weight.Value.Steps) == 100 * Quantity.StepsPerUnit);
    }

    [Drawn(100, 300)]
    public bool Asked_again_nothing_moves_and_what_was_edited_is_kept(DoNotSize<int> any)
    {
        var draw = new Draw(any.Item);
        var first = Decomposer.Of(draw.Source(), draw.Request, CancellationToken.None);
        var again = Decomposer.Of(draw.Source(first), draw.Request, CancellationToken.None);
        if (
            again.Results.SelectMany(number => number.Parts).Any(part => part.State != PartState.Same)
            || again.Objectives.Any(part => part.State != PartState.Same)
        )
            return false;
        var parts = first.Results.SelectMany(number => number.Parts).ToArray();
        if (parts.Length == 0 || draw.Indicator.Kind != IndicatorKind.Flow)
            return true;
        var edited = parts[draw.Random.Next(parts.Length)].Target;
        var value = new Quantity(edited.Value.Steps / 2 / Quantity.StepsPerUnit * Quantity.StepsPerUnit);
        if (value == edited.Value)
            return true;
        var kept = Decomposer.Of(
            draw.Source(first, target => target.Code == edited.Code ? target with { Value = value } : target),
            draw.Request,
            CancellationToken.None
        );
        // Where periods are to rise, what was edited may leave no room for the others: that is told.
        return kept.Results.SelectMany(number => number.Parts).SingleOrDefault(part => part.Target.Code == edited.Code) is not { } still
            ? kept.Obstacles.Count > 0
            : still.State == PartState.Edited && still.Target.Value == value;
    }

    [Property(MaxTest = 300)]
    public bool Cells_are_the_finest_numbers_and_add_up_to_the_target(DoNotSize<int> any)
    {
        var draw = new Draw(any.Item);
        var plan = Decomposer.Of(draw.Source(), draw.Request, CancellationToken.None);
        if (draw.Indicator.Kind != IndicatorKind.Flow || plan.Results.Count == 0)
            return true;
        return plan.Cells.Select(cell => cell.Key()).Distinct().Count() == plan.Cells.Count
            && plan.Cells.Sum(cell => cell.Value.Steps) == draw.Target.Value.Steps;
    }

    private sealed class Draw
    {
        public Draw(int seed)
        {
            Random = new Random(seed);
            Indicator = new Indicator
            {
                Code = Code.Known("n"),
                Kind = Random.Next(3) > 0 ? IndicatorKind.Flow : IndicatorKind.Score,
                Unit = Unit.Number,
                Decimals = Random.Next(3),
            };
            var steps = Quantity.StepsPerUnit / (long)Math.Pow(10, Indicator.Decimals);
            Target = new Target
            {
                Code = Code.Known("t"),
                Indicator = Indicator.Code,
                Period = Period.OfYear(2024),
                Comparator = (Comparator)Random.Next(5),
                Value = new Quantity(Random.Next(100_000) * steps),
                RisesBy = Random.Next(3) == 0 ? Grain.Quarter : null,
            };
            SliceAxis[] axes =
            [
                new() { Dimension = Code.Known("line") },
                new() { Dimension = Code.Known("tier") },
                new() { Grain = Random.Next(2) == 0 ? Grain.Quarter : Grain.Month },
            ];
            Random.Shuffle(axes);
            Request = new DecompositionRequest
            {
                Over = axes[..Random.Next(1, 4)],
                Bases = Indicator.Kind == IndicatorKind.Flow ? [.. Bases()] : [],
            };
        }

        public Random Random { get; }

        public Indicator Indicator { get; }

        public Target Target { get; }

        public DecompositionRequest Request { get; }

        public DecompositionSource Source(DecomposedPlan? made = null, Func<Target, Target>? edit = null)
        {
            var tiny = new TinyPlan([Dimension("line", "a", "b"), Dimension("tier", "head", "mid", "new")]);
            tiny.Indicators["n"] = Indicator;
            foreach (
                var tier in Indicator.Kind == IndicatorKind.Flow && Random.Next(2) == 0 && made is null ? (string[])["head", "mid"] : []
            )
                tiny.Cell("n", $"tier={tier}", "2023", Random.Next(1, 100), Measure.Actual);
            _source ??= tiny.Source();
            var cube = _source;
            var engine = new RollUpEngine(cube, Grants.Everything);
            Objective[] objectives = [new() { Code = Code.Known("o") }, .. made?.Objectives.Select(part => part.Objective) ?? []];
            KeyResult[] results =
            [
                new()
                {
                    Code = Code.Known("k"),
                    Objective = Code.Known("o"),
                    Target = Target.Code,
                },
                .. made?.Results.SelectMany(number => number.Parts).Select(part => part.KeyResult).OfType<KeyResult>() ?? [],
            ];
            Target[] targets =
            [
                Target,
                .. (made?.Results.SelectMany(number => number.Parts).Select(part => part.Target) ?? []).Select(edit ?? (target => target)),
            ];
            Weight[] weights = [.. made?.Weights.Select(weight => weight.Weight) ?? []];
            return new DecompositionSource(
                cube.Calendar,
                cube.Scopes,
                null,
                null,
                cube.Indicators,
                new Dictionary<(Code, Code), Member>(),
                objectives,
                results,
                targets,
                weights,
                new WeightsInForce(weights, [], new DateOnly(2024, 1, 1)),
                [],
                [],
                (_, indicator, measure, frame) => engine.Over(indicator, measure, frame)
            )
            {
                Taken = objectives
                    .Select(part => part.Code)
                    .Concat(results.Select(part => part.Code))
                    .Concat(targets.Select(part => part.Code))
                    .Concat(weights.Select(part => part.Code))
                    .ToHashSet(),
            };
        }

        private CubeSource? _source;

        private IEnumerable<DecompositionBasis> Bases()
        {
            if (Random.Next(2) == 0)
                yield return new DecompositionBasis
                {
                    Axis = Code.Known("tier"),
                    Method = DecompositionMethod.Weighted,
                    Weights = [Weight("head"), Weight("new")],
                };
            if (Random.Next(3) == 0)
                yield return new DecompositionBasis { Axis = DecompositionRequest.PeriodAxis, Method = DecompositionMethod.Rising };
            if (Random.Next(3) == 0)
                yield return new DecompositionBasis { Method = DecompositionMethod.Equal };
        }

        private SpreadWeight Weight(string member) => new() { Member = Code.Known(member), Value = Quantity.Of(Random.Next(1, 50)) };

        private static TinyDimension Dimension(string code, params string[] members)
        {
            var dimension = new TinyDimension(code);
            foreach (var member in members)
                dimension.Parents[member] = "";
            return dimension;
        }
    }
}
