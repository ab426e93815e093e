using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Rounds;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Rounds;

public sealed class SliceAssignmentStore(PlanDb db) : PartStore<SliceAssignment, SliceAssignmentRow>(db)
{
    protected override IQueryable<SliceAssignmentRow> Tracked =>
        Db.Set<SliceAssignmentRow>().Include(row => row.Indicators).Include(row => row.By);

    protected override Expression<Func<SliceAssignmentRow, SliceAssignment>> Projection =>
        row => new SliceAssignment
        {
            Id = NodeId.Of<SliceAssignment>(row.PlanId, row.Id),
            Version = row.Version,
            Code = Code.Known(row.Code),
            Wording = row.Wording,
            Round = Code.Known(row.Round!.Code),
            Party = Stored.Code(row.Party!.Code),
            Scope = Scope.FromCanonical(row.Scope!.Text),
            Indicators = row.Indicators.OrderBy(other => other.Position).Select(other => Code.Known(other.Indicator!.Code)).ToList(),
            Measure = row.Measure,
            Period = Period.Parse(row.Period),
            Grain = row.Grain,
            By = row.By.OrderBy(other => other.Position).Select(other => Code.Known(other.Dimension!.Code)).ToList(),
            Due = row.Due,
            State = row.State,
            Submitted = row.Submitted,
            Reason = row.Reason,
            Source = Stored.Code(row.Source!.Code),
        };

    protected override IReadOnlyList<Filter<SliceAssignmentRow>> Filters =>
        [
            Filter<SliceAssignmentRow>.OfCode("round", "The round.", code => row => row.Round!.Code == code),
            Filter<SliceAssignmentRow>.OfCode("party", "The party that enters it.", code => row => row.Party!.Code == code),
            Filter<SliceAssignmentRow>.OfScope("scope", "The scope, as in line=sales;tier=mid.", text => row => row.Scope!.Text == text),
            new("at", "A member or group that the scope names, as in tier=mid.", Stored.At<SliceAssignmentRow>(row => row.Scope!)),
            Filter<SliceAssignmentRow>.OfEnum<Measure>("measure", "Which number.", measure => row => row.Measure == measure),
            Filter<SliceAssignmentRow>.OfEnum<SliceState>("state", "How far it is, but for entered.", state => row => row.State == state),
            Filter<SliceAssignmentRow>.OfCode("source", "The section that states it.", code => row => row.Source!.Code == code),
        ];

    protected override IReadOnlyList<Link<SliceAssignmentRow>> Links =>
        [
            Link<SliceAssignmentRow>.By("round", row => row.RoundId),
            Link<SliceAssignmentRow>.By("party", row => row.PartyId),
            Link<SliceAssignmentRow>.ByEach("indicator", row => row.Indicators.Select(other => other.IndicatorId)),
            Link<SliceAssignmentRow>.ByEach("dimension", row => row.By.Select(other => other.DimensionId)),
            Link<SliceAssignmentRow>.By("source", row => row.SourceId),
        ];

    /// <summary>Who sees a part of what is asked for would see how much of the rest is there.</summary>
    protected override IQueryable<SliceAssignmentRow> OfIndicators(IQueryable<SliceAssignmentRow> rows, long[] indicators) =>
        rows.Where(row => row.Indicators.All(one => indicators.Contains(one.IndicatorId)));

    protected override SliceAssignmentRow NewRow(SliceAssignment part) =>
        new()
        {
            Code = part.Code.ToString(),
            Wording = part.Wording,
            Period = part.Period.ToString(),
        };

    protected override void Write(SliceAssignmentRow row, SliceAssignment part, ResolvedReferences references)
    {
        if (row.AssignedAt == 0)
            row.AssignedAt = row.Version;
        row.Wording = part.Wording;
        row.RoundId = references.Id(PartKind.PlanningRound, part.Round);
        row.PartyId = references.Id(PartKind.Party, part.Party);
        row.ScopeId = references.Scope(part.Scope);
        row.Measure = part.Measure;
        row.Period = part.Period.ToString();
        row.Grain = part.Grain;
        row.Due = part.Due;
        row.State = part.State;
        row.Submitted = part.Submitted;
        row.Reason = part.Reason;
        row.SourceId = references.Id(PartKind.Section, part.Source);
        var indicators = part.Indicators.Select(code => references.Id(PartKind.Indicator, code)).ToList();
        if (!indicators.SequenceEqual(row.Indicators.OrderBy(old => old.Position).Select(old => old.IndicatorId)))
        {
            row.Indicators.Clear();
            row.Indicators.AddRange(indicators.Select((id, at) => new SliceAssignmentIndicatorRow { Position = at, IndicatorId = id }));
        }
        var by = part.By.Select(code => references.Id(PartKind.Dimension, code)).ToList();
        if (!by.SequenceEqual(row.By.OrderBy(old => old.Position).Select(old => old.DimensionId)))
        {
            row.By.Clear();
            row.By.AddRange(by.Select((id, at) => new SliceAssignmentDimensionRow { Position = at, DimensionId = id }));
        }
    }

    /// <summary>How far a slice is changes by a request of its own.</summary>
    public override async Task<IReadOnlyList<Fault>> Check(PlanRow plan, SliceAssignment part, long? id, CancellationToken cancellation)
    {
        var known = await Db.Set<SliceAssignmentRow>()
            .AsNoTracking()
            .Where(row => row.PlanId == plan.Id && row.Id == id)
            .Select(row => new
            {
                row.State,
                row.Submitted,
                row.Reason,
            })
            .FirstOrDefaultAsync(cancellation);
        var faults = new List<Fault>();
        if (part.State != (known?.State ?? SliceState.Assigned))
            Refuse("state");
        if (part.Submitted != known?.Submitted)
            Refuse("submitted");
        if (part.Reason != known?.Reason)
            Refuse("reason");
        return faults;

        void Refuse(string field) =>
            faults.Add(new Fault(FaultCodes.NotAllowed, "/" + field, "A slice moves by a request of its own; leave this out here."));
    }

    /// <summary>The slices of a plan whose cells do not change.</summary>
    internal async Task<IReadOnlyList<SliceAssignment>> Closed(long planId, CancellationToken cancellation) =>
        await Db.Set<SliceAssignmentRow>()
            .AsNoTracking()
            .Where(row => row.PlanId == planId && (row.State == SliceState.Submitted || row.State == SliceState.Locked))
            .OrderBy(row => row.Id)
            .Select(Read)
            .ToListAsync(cancellation);

    /// <summary>The slices that a key may enter today, as the party that they are assigned to.</summary>
    internal async Task<IReadOnlyList<SliceAssignment>> OpenFor(
        long planId,
        string subject,
        DateOnly today,
        CancellationToken cancellation
    ) =>
        await Db.Set<SliceAssignmentRow>()
            .AsNoTracking()
            .Where(row =>
                row.PlanId == planId
                && (row.State == SliceState.Assigned || row.State == SliceState.Returned)
                && row.Party!.Subject == subject
                && (row.Round!.Opens == null || row.Round.Opens <= today)
            )
            .OrderBy(row => row.Id)
            .Select(Read)
            .ToListAsync(cancellation);

    /// <summary>The slices of a round that may be seen, by their codes, each with the plan's version at which it was assigned.</summary>
    internal async Task<IReadOnlyList<(SliceAssignment Slice, long AssignedAt)>> Of(
        long planId,
        string round,
        Visibility visibility,
        CancellationToken cancellation
    )
    {
        var rows = Db.Set<SliceAssignmentRow>().AsNoTracking().Where(row => row.PlanId == planId && row.Round!.Code == round);
        var since = await rows.Select(row => new { row.Code, row.AssignedAt })
            .ToDictionaryAsync(row => Code.Known(row.Code), row => row.AssignedAt, cancellation);
        var slices = await Matching(planId, row => row.Round!.Code == round, visibility, cancellation);
        return [.. slices.Select(slice => (slice, since[slice.Code]))];
    }
}
