using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Cube.Scopes;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Dimensions;

public sealed class GroupStore(PlanDb db) : PartStore<Group, GroupRow>(db)
{
    public override string KeyNoun => MembersAndGroups.Noun;

    protected override IQueryable<GroupRow> Tracked =>
        Db.Set<GroupRow>().Include(row => row.Definitions).ThenInclude(definition => definition.Members);

    protected override Expression<Func<GroupRow, Group>> Projection =>
        row => new Group
        {
            Id = NodeId.Of<Group>(row.PlanId, row.Id),
            Version = row.Version,
            Code = Code.Known(row.Code),
            Dimension = Code.Known(row.Dimension!.Code),
            Names = row.Names,
            Definitions = row
                .Definitions.OrderBy(definition => definition.Number)
                .Select(definition => new GroupDefinition
                {
                    Members = definition
                        .Members.OrderBy(member => member.Position)
                        .Select(member => Code.Known(member.Member!.Code))
                        .ToList(),
                    Wording = definition.Wording,
                    Source = Stored.Code(definition.Source!.Code),
                })
                .ToList(),
        };

    protected override IReadOnlyList<Filter<GroupRow>> Filters =>
        [
            Filter<GroupRow>.OfCode("dimension", "The dimension's code.", code => row => row.Dimension!.Code == code),
            Filter<GroupRow>.OfCode(
                "member",
                "A member that belongs to it.",
                code =>
                    row =>
                        row.Definitions.Any(definition =>
                            definition.Number == 0 && definition.Members.Any(member => member.Member!.Code == code)
                        )
            ),
        ];

    protected override IQueryable<GroupRow> WithKey(IQueryable<GroupRow> rows, string key) => PlaceKeys.With(rows, key);

    protected override IQueryable<GroupRow> WithKeys(IQueryable<GroupRow> rows, IReadOnlyCollection<string> keys) =>
        PlaceKeys.With(rows, keys);

    protected override IReadOnlyList<Link<GroupRow>> Links =>
        [
            Link<GroupRow>.By("dimension", row => row.DimensionId),
            Link<GroupRow>.ByEach(
                "member",
                row =>
                    row.Definitions.Where(definition => definition.Number == 0)
                        .SelectMany(definition => definition.Members)
                        .Select(member => member.MemberId)
            ),
        ];

    protected override GroupRow NewRow(Group part) => new() { Code = part.Code.ToString(), Names = part.Names };

    protected override void Write(GroupRow row, Group part, ResolvedReferences references)
    {
        row.DimensionId = references.Id(PartKind.Dimension, part.Dimension);
        row.Names = part.Names;
        row.Definitions.Clear();
        row.Definitions.AddRange(
            part.Definitions.Select(
                (definition, number) =>
                    new GroupDefinitionRow
                    {
                        Number = number,
                        Wording = definition.Wording,
                        SourceId = references.Id(PartKind.Section, definition.Source),
                        Members =
                        [
                            .. definition.Members.Select(
                                (code, position) =>
                                    new GroupMemberRow
                                    {
                                        Number = number,
                                        Position = position,
                                        MemberId = references.Member(part.Dimension, code),
                                    }
                            ),
                        ],
                    }
            )
        );
    }

    protected override IQueryable<GroupRow> Visible(IQueryable<GroupRow> rows, Visibility visibility) =>
        visibility.Members.Aggregate(
            rows,
            (narrowed, grant) => narrowed.Where(row => row.DimensionId != grant.Key || grant.Value.Contains(row.Id))
        );

    /// <summary>
    /// A caller who sees a group sees the whole of its first definition. Other definitions that name a hidden member are left out.
    /// </summary>
    protected override Task<IReadOnlyList<Group>> Trimmed(
        long planId,
        IReadOnlyList<Group> parts,
        Visibility visibility,
        CancellationToken cancellation
    ) =>
        Task.FromResult<IReadOnlyList<Group>>([
            .. parts.Select(part =>
                part with
                {
                    Definitions =
                    [
                        .. part.Definitions.Where(definition =>
                            definition.Members.All(member => visibility.MayName(part.Dimension, member))
                        ),
                    ],
                }
            ),
        ]);

    protected override Task Renamed(GroupRow row, string before, CancellationToken cancellation) =>
        ScopeTexts.Rewrite(Db, row.PlanId, member => member.MemberId == row.Id, cancellation);

    public override Task<bool> Exists(long planId, string key, CancellationToken cancellation) =>
        MembersAndGroups.Exist(Db, planId, key, cancellation);

    public override async Task<IReadOnlyList<Fault>> Check(PlanRow plan, Group part, long? id, CancellationToken cancellation) =>
        await MembersAndGroups.StaysIn(Db, plan.Id, part.Dimension, id, cancellation) is { } fault ? [fault] : [];

    protected override Task<bool> Hears(Group part, IHearing hearing) => Task.FromResult(hearing.MayName(part.Dimension, part.Code));
}
