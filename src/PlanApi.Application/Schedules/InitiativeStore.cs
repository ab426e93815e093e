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

public sealed class InitiativeStore(PlanDb db) : PartStore<Initiative, InitiativeRow>(db)
{
    protected override Expression<Func<InitiativeRow, Initiative>> Projection =>
        row => new Initiative
        {
            Id = NodeId.Of<Initiative>(row.PlanId, row.Id),
            Version = row.Version,
            Code = Code.Known(row.Code),
            Names = row.Names,
            Wording = row.Wording,
            Parent = Stored.Code(row.Parent!.Code),
            Phase = Stored.Code(row.Phase!.Code),
            Scope = Scope.FromCanonical(row.Scope!.Text),
            Owner = Stored.Code(row.Owner!.Code),
            Start = Stored.Period(row.Start),
            End = Stored.Period(row.End),
            BaselineStart = Stored.Period(row.BaselineStart),
            BaselineEnd = Stored.Period(row.BaselineEnd),
            Started = row.Started,
            Finished = row.Finished,
            Progress = row.Progress,
            Source = Stored.Code(row.Source!.Code),
        };

    protected override IReadOnlyList<Filter<InitiativeRow>> Filters =>
        [
            Filter<InitiativeRow>.OfMention(
                "parent",
                "The initiative that it is a part of.",
                (code, visibility) =>
                    visibility.IsLimited
                        ? row => row.Parent!.Code == code && visibility.Scopes.Contains(row.Parent.ScopeId)
                        : row => row.Parent!.Code == code
            ),
            Filter<InitiativeRow>.OfCode("phase", "The phase in which it is done.", code => row => row.Phase!.Code == code),
            Filter<InitiativeRow>.OfCode("owner", "The party that answers for it.", code => row => row.Owner!.Code == code),
            Filter<InitiativeRow>.OfCode("source", "The section that states it.", code => row => row.Source!.Code == code),
            Filter<InitiativeRow>.OfScope("scope", "The scope, as in line=sales;tier=mid.", text => row => row.Scope!.Text == text),
            new("at", "A member or group that the scope names, as in tier=mid.", Stored.At<InitiativeRow>(row => row.Scope!)),
        ];

    protected override IReadOnlyList<Link<InitiativeRow>> Links =>
        [
            Link<InitiativeRow>.By("parent", row => row.ParentId),
            Link<InitiativeRow>.By("phase", row => row.PhaseId),
            Link<InitiativeRow>.By("owner", row => row.OwnerId),
            Link<InitiativeRow>.By("source", row => row.SourceId),
        ];

    protected override InitiativeRow NewRow(Initiative part) =>
        new()
        {
            Code = part.Code.ToString(),
            Names = part.Names,
            Wording = part.Wording,
            Progress = part.Progress,
        };

    protected override void Write(InitiativeRow row, Initiative part, ResolvedReferences references)
    {
        row.Names = part.Names;
        row.Wording = part.Wording;
        row.ParentId = references.Id(PartKind.Initiative, part.Parent);
        row.PhaseId = references.Id(PartKind.Phase, part.Phase);
        row.ScopeId = references.Scope(part.Scope);
        row.OwnerId = references.Id(PartKind.Party, part.Owner);
        row.Start = part.Start?.ToString();
        row.End = part.End?.ToString();
        row.BaselineStart = part.BaselineStart?.ToString();
        row.BaselineEnd = part.BaselineEnd?.ToString();
        row.Started = part.Started;
        row.Finished = part.Finished;
        row.Progress = part.Progress;
        row.SourceId = references.Id(PartKind.Section, part.Source);
    }

    /// <summary>An initiative may be a part of one that is hidden.</summary>
    protected override async Task<IReadOnlyList<Initiative>> Trimmed(
        long planId,
        IReadOnlyList<Initiative> parts,
        Visibility visibility,
        CancellationToken cancellation
    )
    {
        var seen = await SeenCodes(planId, parts.Select(part => part.Parent), visibility, cancellation);
        return
        [
            .. parts.Select(part => part.Parent is { } parent && !seen.Contains(parent.ToString()) ? part with { Parent = null } : part),
        ];
    }

    /// <summary>A parent that the writer does not see stays, unless they name another.</summary>
    public override Initiative WithHidden(Initiative after, Initiative seen, Initiative whole) =>
        seen.Parent is null && after.Parent is null ? after with { Parent = whole.Parent } : after;

    public override Task<IReadOnlyList<Fault>> Check(PlanRow plan, Initiative part, long? id, CancellationToken cancellation) =>
        CycleFinder.Of<InitiativeRow>(Db, row => row.ParentId, plan.Id, id, part.Parent, "/parent", cancellation);
}
