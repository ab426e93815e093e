using FsCheck.Xunit;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Validation;
using PlanApi.Domain.Values;
using static PlanApi.UnitTests.Validation.PlanBuilder;

namespace PlanApi.UnitTests.Validation;

public sealed class ValidationPropertyTests
{
    private static readonly string[] _periods = ["", "2024", "2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4", "2023"];
    private static readonly string[] _scopes = ["", "market=latam", "market=mexico", "market=eu", "market=emerging"];
    private static readonly string[] _indicators = ["flow", "stock", "score", "share", "rate"];
    private static readonly string?[] _against = [null, "previousQuarter", "previousYear", "yearBefore", "2023"];

    [Property(MaxTest = 300)]
    public bool The_order_of_targets_does_not_matter(int[] seeds)
    {
        var plan = Plan(seeds);
        var forward = Texts(plan.Validate());
        return forward.SequenceEqual(Texts(plan.With(document => document with { Targets = [.. document.Targets.Reverse()] }).Validate()));
    }

    [Property(MaxTest = 300)]
    public bool An_unrelated_target_never_removes_a_contradiction(int[] seeds)
    {
        var plan = Plan(seeds);
        var before = Contradictions(plan.Validate());
        plan.Indicator("unrelated").Target("zzz", "unrelated", "= 1");
        return before.IsSubsetOf(Contradictions(plan.Validate()));
    }

    [Property(MaxTest = 300)]
    public bool A_target_contradicts_another_exactly_if_no_value_fulfils_both(int seed, int other)
    {
        var plan = new PlanBuilder().Indicator(
            "score",
            IndicatorKind.NonAdditive,
            but: score => score with { Direction = Direction.InsideBand }
        );
        plan.With(document =>
            document with
            {
                Targets =
                [
                    Random(seed, 0) with
                    {
                        Indicator = C("score"),
                        Basis = Basis.Absolute,
                        Scope = Scope.Top,
                        Period = null,
                    },
                    Random(other, 1) with
                    {
                        Indicator = C("score"),
                        Basis = Basis.Absolute,
                        Scope = Scope.Top,
                        Period = null,
                    },
                ],
            }
        );
        var fulfilled = Enumerable.Range(-2, 120).Any(value => plan.Document.Targets.All(target => Fulfils(target, value / 4m)));
        var isSound = plan.Document.Targets.All(target => target.UpperValue is not { } upper || upper >= target.Value);
        return !isSound || fulfilled == (plan.Find("target-contradiction").Count == 0);
    }

    [Property(MaxTest = 200)]
    public bool A_waived_finding_no_longer_blocks(int[] seeds)
    {
        var plan = Plan(seeds);
        foreach (var finding in plan.Validate().Blocking.ToArray())
            plan.Waiver($"w{plan.Document.Waivers.Count}", finding.Fingerprint);
        var report = plan.Validate();
        return report.IsApprovable && report.Judgements.Count(judgement => judgement.IsWaived) >= plan.Document.Waivers.Count;
    }

    [Property(MaxTest = 300)]
    public bool No_two_findings_have_the_same_fingerprint(int[] seeds)
    {
        var fingerprints = Plan(seeds).Validate().Findings.Select(finding => finding.Fingerprint).ToList();
        return fingerprints.Distinct().Count() == fingerprints.Count;
    }

    private static bool Fulfils(Target target, decimal value) =>
        target.Comparator switch
        {
            Comparator.AtLeast => value >= target.Value.ToDecimal(),
            Comparator.MoreThan => value > target.Value.ToDecimal(),
            Comparator.AtMost => value <= target.Value.ToDecimal(),
            Comparator.LessThan => value < target.Value.ToDecimal(),
            Comparator.Between => value >= target.Value.ToDecimal() && value <= target.UpperValue!.Value.ToDecimal(),
            _ => value == target.Value.ToDecimal(),
        };

    private static PlanBuilder Plan(int[] seeds) =>
        new PlanBuilder()
            .Dimension("market", "latam", "latam/mexico", "eu")
            .Group("market", "emerging", "latam")
            .Indicator("flow")
            .Indicator("stock", IndicatorKind.Stock)
            .Indicator("score", IndicatorKind.Score)
            .Indicator("share", IndicatorKind.Share, Unit.Percent, share => share with { Base = C("flow"), ShareOf = C("market") })
            .Indicator("rate", IndicatorKind.Ratio, but: rate => rate with { Numerator = C("flow"), Denominator = C("stock") })
            .With(document => document with { Targets = [.. seeds.Take(40).Select(Random)] });

    private static Target Random(int seed, int index)
    {
        var random = new Random(seed);
        T Pick<T>(T[] values) => values[random.Next(values.Length)];
        var against = random.Next(3) == 0 ? Pick(_against) : null;
        var period = Pick(_periods);
        var comparator = Pick(Enum.GetValues<Comparator>());
        return new Target
        {
            Code = C($"t{index:D3}"),
            Indicator = C(Pick(_indicators)),
            Scope = ScopeOf(Pick(_scopes)),
            Period = period.Length == 0 ? null : Period.Parse(period),
            Comparator = comparator,
            Basis =
                against is not null ? Basis.Growth
                : random.Next(4) == 0 ? Pick(Enum.GetValues<Basis>())
                : Basis.Absolute,
            Against = against is null ? null : GrowthBase.Parse(against),
            Value = Q(random.Next(1, 50) / 2m),
            UpperValue = comparator == Comparator.Between ? Q(random.Next(1, 50) / 2m) : null,
            RisesBy = random.Next(4) == 0 ? Grain.Quarter : null,
            Baseline = random.Next(4) == 0 ? new Baseline { Value = Q(random.Next(1, 50) / 2m) } : null,
        };
    }

    private static List<string> Texts(ValidationReport report) =>
        [.. report.Findings.Select(finding => $"{finding.Severity} {finding.Fingerprint} {FindingText.Sentence(finding, "en")}")];

    private static HashSet<string> Contradictions(ValidationReport report) =>
        [
            .. report
                .Findings.Where(finding =>
                    RuleCatalogue.Find(finding.Rule)!.Family is RuleFamily.Contradictions or RuleFamily.Arithmetic or RuleFamily.Feasibility
                )
                .Select(finding => $"{finding.Rule} {finding.Fingerprint}"),
        ];
}
