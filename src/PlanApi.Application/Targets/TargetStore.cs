using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Targets;

public sealed class TargetStore(PlanDb db) : PartStore<Target, TargetRow>(db)
{
    protected override Expression<Func<TargetRow, Target>> Projection =>
        row => new Target
        {
            Id = NodeId.Of<Target>(row.PlanId, row.Id),
            Version = row.Version,
            Code = Code.Known(row.Code),
            Indicator = Code.Known(row.Indicator!.Code),
            Scope = Scope.FromCanonical(row.Scope!.Text),
            Period = Stored.Period(row.Period),
            Comparator = row.Comparator,
            Basis = row.Basis,
            Against = row.Against,
            Value = row.Value,
            UpperValue = row.UpperValue,
            Currency = Stored.Code(row.Currency),
            Baseline = WithSource(row.Baseline, row.BaselineSource!.Code),
            RisesBy = row.RisesBy,
            Completes = row.Completes,
            Pace = row.Pace,
            Scenario = Stored.Code(row.Scenario!.Code),
            Derivation = From(row.Derivation, row.DerivedFrom!.Code),
            Names = row.Names,
            Wording = row.Wording,
            Source = Stored.Code(row.Source!.Code),
        };

    protected override IReadOnlyList<Filter<TargetRow>> Filters =>
        [
            Filter<TargetRow>.OfCode("indicator", "The indicator's code.", code => row => row.Indicator!.Code == code),
            Filter<TargetRow>.OfPeriod("period", "The period that is claimed.", period => row => row.Period == period),
            Filter<TargetRow>.OfCode("scenario", "The scenario from which on it holds.", code => row => row.Scenario!.Code == code),
            Filter<TargetRow>.OfCode("source", "The section that makes the claim.", code => row => row.Source!.Code == code),
            Filter<TargetRow>.OfEnum<Comparator>("comparator", "How the value binds.", value => row => row.Comparator == value),
            Filter<TargetRow>.OfEnum<Basis>("basis", "The basis of the value.", value => row => row.Basis == value),
            Filter<TargetRow>.OfScope("scope", "The scope, as in line=sales;tier=mid.", text => row => row.Scope!.Text == text),
            new("at", "A member or group that the scope names, as in tier=mid.", Stored.At<TargetRow>(row => row.Scope!)),
        ];

    protected override IReadOnlyList<Sort<TargetRow>> Sorts =>
        [
            Sort<TargetRow>.By("code", row => row.Code),
            Sort<TargetRow>.By("indicator", row => row.Indicator!.Code),
            Sort<TargetRow>.By("period", row => row.Period ?? ""),
            Sort<TargetRow>.By("version", row => row.Version),
        ];

    protected override IReadOnlyList<Link<TargetRow>> Links =>
        [
            Link<TargetRow>.By("indicator", row => row.IndicatorId),
            Link<TargetRow>.By("derived", row => row.DerivedFromId),
            Link<TargetRow>.By("source", row => row.SourceId),
            Link<TargetRow>.ByEach("member", row => row.Scope!.Members.Select(member => member.MemberId)),
        ];

    /// <summary>Alerts show the subject of their target.</summary>
    internal override async Task Replace(
        PlanRow plan,
        PartRow row,
        Target part,
        ResolvedReferences references,
        CancellationToken cancellation
    )
    {
        var target = (TargetRow)row;
        var before = (target.IndicatorId, target.ScopeId);
        await base.Replace(plan, row, part, references, cancellation);
        if (before != (target.IndicatorId, target.ScopeId))
            LooseMentions.Raise(Db, row, row.Version);
    }

    protected override TargetRow NewRow(Target part) =>
        new()
        {
            Code = part.Code.ToString(),
            Names = part.Names,
            Wording = part.Wording,
        };

    protected override void Write(TargetRow row, Target part, ResolvedReferences references)
    {
        row.IndicatorId = references.Id(PartKind.Indicator, part.Indicator);
        row.ScopeId = references.Scope(part.Scope);
        row.Period = part.Period?.ToString();
        row.Comparator = part.Comparator;
        row.Basis = part.Basis;
        row.Against = part.Against;
        row.Value = part.Value;
        row.UpperValue = part.UpperValue;
        row.Currency = part.Currency?.ToString();
        row.Baseline = part.Baseline is null ? null : part.Baseline with { Source = null };
        row.BaselineSourceId = references.Id(PartKind.Section, part.Baseline?.Source);
        row.RisesBy = part.RisesBy;
        row.Completes = part.Completes;
        row.Pace = part.Pace;
        row.ScenarioId = references.Id(PartKind.Scenario, part.Scenario);
        row.Derivation = part.Derivation;
        row.DerivedFromId = references.Id(PartKind.Target, part.Derivation?.From);
        row.Names = part.Names;
        row.Wording = part.Wording;
        row.SourceId = references.Id(PartKind.Section, part.Source);
    }

    protected override IQueryable<TargetRow> OfIndicators(IQueryable<TargetRow> rows, long[] indicators) =>
        rows.Where(row => indicators.Contains(row.IndicatorId));

    /// <summary>Removes every hint at the hidden parts from which a target was made, including the method.</summary>
    protected override async Task<IReadOnlyList<Target>> Trimmed(
        long planId,
        IReadOnlyList<Target> parts,
        Visibility visibility,
        CancellationToken cancellation
    )
    {
        var origins = parts.Select(part => part.Derivation?.From.ToString()).OfType<string>().Distinct().ToArray();
        if (origins.Length == 0)
            return parts;
        var seen = await Limited(Db.Set<TargetRow>().Where(row => row.PlanId == planId && origins.Contains(row.Code)), visibility)
            .Select(row => row.Code)
            .ToHashSetAsync(cancellation);
        return
        [
            .. parts.Select(part =>
                part.Derivation is { } derivation && !seen.Contains(derivation.From.ToString()) ? part with { Derivation = null } : part
            ),
        ];
    }

    /// <summary>If the writer does not see how the target was made, that information stays.</summary>
    public override Target WithHidden(Target after, Target seen, Target whole) =>
        seen.Derivation is null && after.Derivation is null ? after with { Derivation = whole.Derivation } : after;

    /// <summary>The visible targets that begin with some scenario, by code.</summary>
    public Task<IReadOnlyList<Target>> OfScenarios(long planId, Visibility visibility, CancellationToken cancellation) =>
        Matching(planId, row => row.ScenarioId != null, visibility, cancellation);

    /// <summary>
    /// The targets that the caller may see and that match one of the conditions, by code: the scope names one of the dimensions, the
    /// indicator names a line, or the code is in the list.
    /// </summary>
    public Task<IReadOnlyList<Target>> InMatrix(
        long planId,
        long[] dimensions,
        string[] codes,
        Visibility visibility,
        CancellationToken cancellation
    ) =>
        Matching(
            planId,
            row =>
                codes.Contains(row.Code)
                || row.Indicator!.AnsweredById != null
                || row.Scope!.Members.Any(member => dimensions.Contains(member.DimensionId)),
            visibility,
            cancellation
        );

    private static Derivation? From(Derivation? derivation, string? from) =>
        from is null ? null : derivation! with { From = Code.Known(from) };

    private static Baseline? WithSource(Baseline? baseline, string? source) =>
        source is null ? baseline : baseline! with { Source = Code.Known(source) };

    public override IAsyncEnumerable<PlanPart> Documented(long planId, Visibility visibility, CancellationToken cancellation) =>
        new TargetTable(Db).All(planId, visibility, cancellation);
}
