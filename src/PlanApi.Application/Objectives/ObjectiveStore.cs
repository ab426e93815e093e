using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Objectives;

public sealed class ObjectiveStore(PlanDb db) : PartStore<Objective, ObjectiveRow>(db)
{
    protected override IQueryable<ObjectiveRow> Tracked => Db.Set<ObjectiveRow>().Include(row => row.Parents);

    protected override Expression<Func<ObjectiveRow, Objective>> Projection =>
        row => new Objective
        {
            Id = NodeId.Of<Objective>(row.PlanId, row.Id),
            Version = row.Version,
            Code = Code.Known(row.Code),
            Names = row.Names,
            Wording = row.Wording,
            Scope = Scope.FromCanonical(row.Scope!.Text),
            Period = Stored.Period(row.Period),
            Owner = Stored.Code(row.Owner!.Code),
            Parents = row.Parents.OrderBy(parent => parent.Position).Select(parent => Code.Known(parent.Parent!.Code)).ToList(),
            Scenario = Stored.Code(row.Scenario!.Code),
            Source = Stored.Code(row.Source!.Code),
        };

    protected override IReadOnlyList<Filter<ObjectiveRow>> Filters =>
        [
            Filter<ObjectiveRow>.OfCode("owner", "The party that answers for it.", code => row => row.Owner!.Code == code),
            Filter<ObjectiveRow>.OfMention(
                "parent",
                "An objective that it serves.",
                (code, visibility) =>
                    visibility.IsLimited
                        ? row => row.Parents.Any(parent => parent.Parent!.Code == code && visibility.Scopes.Contains(parent.Parent.ScopeId))
                        : row => row.Parents.Any(parent => parent.Parent!.Code == code)
            ),
            Filter<ObjectiveRow>.OfPeriod("period", "The period that it is for.", period => row => row.Period == period),
            Filter<ObjectiveRow>.OfCode("scenario", "The scenario from which on it holds.", code => row => row.Scenario!.Code == code),
            Filter<ObjectiveRow>.OfCode("source", "The section that states it.", code => row => row.Source!.Code == code),
            Filter<ObjectiveRow>.OfScope("scope", "The scope, as in line=sales;tier=mid.", text => row => row.Scope!.Text == text),
            new("at", "A member or group that the scope names, as in tier=mid.", Stored.At<ObjectiveRow>(row => row.Scope!)),
        ];

    protected override IReadOnlyList<Link<ObjectiveRow>> Links =>
        [
            Link<ObjectiveRow>.ByEach("parent", row => row.Parents.Select(parent => parent.ParentId)),
            Link<ObjectiveRow>.By("owner", row => row.OwnerId),
            Link<ObjectiveRow>.By("source", row => row.SourceId),
            Link<ObjectiveRow>.ByEach("member", row => row.Scope!.Members.Select(member => member.MemberId)),
        ];

    protected override ObjectiveRow NewRow(Objective part) =>
        new()
        {
            Code = part.Code.ToString(),
            Names = part.Names,
            Wording = part.Wording,
        };

    protected override void Write(ObjectiveRow row, Objective part, ResolvedReferences references)
    {
        row.Names = part.Names;
        row.Wording = part.Wording;
        row.ScopeId = references.Scope(part.Scope);
        row.Period = part.Period?.ToString();
        row.OwnerId = references.Id(PartKind.Party, part.Owner);
        row.ScenarioId = references.Id(PartKind.Scenario, part.Scenario);
        row.SourceId = references.Id(PartKind.Section, part.Source);
        var parents = part.Parents.Select(code => references.Id(PartKind.Objective, code)).ToList();
        if (!parents.SequenceEqual(row.Parents.OrderBy(old => old.Position).Select(old => old.ParentId)))
        {
            row.Parents.Clear();
            row.Parents.AddRange(parents.Select((id, at) => new AlignmentRow { Position = at, ParentId = id }));
        }
    }

    /// <summary>The objective above may be hidden from the caller.</summary>
    protected override async Task<IReadOnlyList<Objective>> Trimmed(
        long planId,
        IReadOnlyList<Objective> parts,
        Visibility visibility,
        CancellationToken cancellation
    )
    {
        var parents = parts.SelectMany(part => part.Parents).Select(code => code.ToString()).Distinct().ToArray();
        if (parents.Length == 0)
            return parts;
        var seen = await Db.Set<ObjectiveRow>()
            .Where(row => row.PlanId == planId && parents.Contains(row.Code) && visibility.Scopes.Contains(row.ScopeId))
            .Select(row => row.Code)
            .ToHashSetAsync(cancellation);
        return [.. parts.Select(part => part with { Parents = [.. part.Parents.Where(parent => seen.Contains(parent.ToString()))] })];
    }

    /// <summary>Parents that the writer does not see stay.</summary>
    public override Objective WithHidden(Objective after, Objective seen, Objective whole) =>
        after with
        {
            Parents = [.. after.Parents, .. whole.Parents.Except(seen.Parents).Except(after.Parents)],
        };

    /// <summary>
    /// An objective together with all objectives that serve it, directly or through others, as far as the caller may see them.
    /// </summary>
    public async Task<IReadOnlySet<Code>> WithServing(long planId, Code objective, Visibility visibility, CancellationToken cancellation)
    {
        var children = (await All(planId, visibility).ToListAsync(cancellation))
            .SelectMany(child => child.Parents.Select(parent => (Parent: parent, child.Code)))
            .ToLookup(pair => pair.Parent, pair => pair.Code);
        var below = new HashSet<Code>();
        var open = new Stack<Code>([objective]);
        while (open.TryPop(out var next))
        {
            if (below.Add(next))
                children[next].ToList().ForEach(open.Push);
        }
        return below;
    }

    public override async Task<IReadOnlyList<Fault>> Check(PlanRow plan, Objective part, long? id, CancellationToken cancellation)
    {
        List<Fault> faults = [];
        for (var at = 0; at < part.Parents.Count && id is not null; at++)
        {
            var code = part.Parents[at].ToString();
            var first = await Db.Set<ObjectiveRow>()
                .Where(row => row.PlanId == plan.Id && row.Code == code)
                .Select(row => row.Id)
                .ToListAsync(cancellation);
            if (
                await CycleFinder.Reaches(
                    first,
                    id.Value,
                    level =>
                        Db.Set<AlignmentRow>()
                            .AsNoTracking()
                            .Where(row => row.PlanId == plan.Id && level.Contains(row.ChildId))
                            .Select(row => (long?)row.ParentId),
                    cancellation
                )
            )
                faults.Add(CycleFinder.Fault($"/parents/{at}", part.Parents[at]));
        }
        return faults;
    }
}
