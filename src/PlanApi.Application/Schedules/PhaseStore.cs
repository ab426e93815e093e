using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Schedules;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Schedules;

public sealed class PhaseStore(PlanDb db) : PartStore<Phase, PhaseRow>(db)
{
    protected override IQueryable<PhaseRow> Tracked => Db.Set<PhaseRow>().Include(row => row.Indicators);

    protected override Expression<Func<PhaseRow, Phase>> Projection =>
        row => new Phase
        {
            Id = NodeId.Of<Phase>(row.PlanId, row.Id),
            Version = row.Version,
            Code = Code.Known(row.Code),
            Names = row.Names,
            Wording = row.Wording,
            Start = Stored.Period(row.Start),
            End = Stored.Period(row.End),
            BaselineStart = Stored.Period(row.BaselineStart),
            BaselineEnd = Stored.Period(row.BaselineEnd),
            Started = row.Started,
            Finished = row.Finished,
            Indicators = row.Indicators.OrderBy(other => other.Position).Select(other => Code.Known(other.Indicator!.Code)).ToList(),
            Owner = Stored.Code(row.Owner!.Code),
            Source = Stored.Code(row.Source!.Code),
        };

    protected override IReadOnlyList<Filter<PhaseRow>> Filters =>
        [
            Filter<PhaseRow>.OfCode("owner", "The party that answers for it.", code => row => row.Owner!.Code == code),
            Filter<PhaseRow>.OfCode("source", "The section that states it.", code => row => row.Source!.Code == code),
        ];

    protected override IReadOnlyList<Link<PhaseRow>> Links =>
        [
            Link<PhaseRow>.By("owner", row => row.OwnerId),
            Link<PhaseRow>.By("source", row => row.SourceId),
            Link<PhaseRow>.ByEach("indicator", row => row.Indicators.Select(other => other.IndicatorId)),
        ];

    protected override PhaseRow NewRow(Phase part) =>
        new()
        {
            Code = part.Code.ToString(),
            Names = part.Names,
            Wording = part.Wording,
        };

    protected override void Write(PhaseRow row, Phase part, ResolvedReferences references)
    {
        row.Names = part.Names;
        row.Wording = part.Wording;
        row.Start = part.Start?.ToString();
        row.End = part.End?.ToString();
        row.BaselineStart = part.BaselineStart?.ToString();
        row.BaselineEnd = part.BaselineEnd?.ToString();
        row.Started = part.Started;
        row.Finished = part.Finished;
        row.OwnerId = references.Id(PartKind.Party, part.Owner);
        row.SourceId = references.Id(PartKind.Section, part.Source);
        var indicators = part.Indicators.Select(code => references.Id(PartKind.Indicator, code)).ToList();
        if (!indicators.SequenceEqual(row.Indicators.OrderBy(old => old.Position).Select(old => old.IndicatorId)))
        {
            row.Indicators.Clear();
            row.Indicators.AddRange(indicators.Select((id, at) => new PhaseIndicatorRow { Position = at, IndicatorId = id }));
        }
    }

    /// <summary>A phase starts when the milestones before it are accepted.</summary>
    public override async Task<IReadOnlyList<Fault>> Check(PlanRow plan, Phase part, long? id, CancellationToken cancellation)
    {
        if (
            part.Started is null
            || await Db.Set<PhaseRow>().AnyAsync(row => row.PlanId == plan.Id && row.Id == id && row.Started != null, cancellation)
        )
            return [];
        var milestones = await new MilestoneStore(Db).All(plan.Id, Visibility.Everything).ToListAsync(cancellation);
        var dependencies = await new DependencyStore(Db).All(plan.Id, Visibility.Everything).ToListAsync(cancellation);
        var open = new Gates(milestones, dependencies).Before(part.Code).Count(milestone => milestone.Accepted is null);
        return open == 0
            ? []
            :
            [
                new Fault(
                    FaultCodes.GateClosed,
                    "/started",
                    $"Milestones that must be accepted before this phase starts: {open} are not yet. Accept them first."
                ),
            ];
    }
}
