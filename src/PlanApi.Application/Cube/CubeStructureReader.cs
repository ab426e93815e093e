using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Currencies;
using PlanApi.Application.Indicators;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube;

/// <summary>Reads a plan's structure: hand-written, one pass over each table, since a plan may have a million members.</summary>
public sealed class CubeStructureReader(PlanDb db, IndicatorStore indicators, ExchangeRateStore rates)
{
    public async Task<CubeStructure> Read(PlanRow plan, CancellationToken cancellation)
    {
        var dimensions = await db.Set<DimensionRow>()
            .AsNoTracking()
            .Where(row => row.PlanId == plan.Id)
            .Select(row => new { row.Id, row.Code })
            .ToListAsync(cancellation);
        dimensions.Sort((one, other) => Code.Known(one.Code).CompareTo(Code.Known(other.Code)));
        var (indexes, memberIds) = (new List<DimensionIndex>(), new List<long[]>());
        var moves = await Moves(plan.Id, cancellation);
        var groups = await Groups(plan.Id, cancellation);
        foreach (var dimension in dimensions)
        {
            var (index, ids) = Dimension(plan.Id, dimension.Id, Code.Known(dimension.Code), moves, groups, cancellation);
            indexes.Add(index);
            memberIds.Add(ids);
        }
        long[] dimensionIds = [.. dimensions.Select(dimension => dimension.Id)];
        return new CubeStructure(
            plan.StructureVersion,
            Scopes(plan.Id, indexes, dimensionIds, memberIds, cancellation),
            dimensionIds,
            [.. memberIds],
            plan.Calendar,
            Code.Known(plan.Currency),
            await Indicators(plan.Id, cancellation),
            await Scenarios(plan.Id, cancellation),
            await rates.All(plan.Id, Visibility.Everything).ToListAsync(cancellation)
        );
    }

    /// <summary>The same structure with the scopes that have been made since.</summary>
    public CubeStructure WithNewScopes(PlanRow plan, CubeStructure known, CancellationToken cancellation) =>
        known with
        {
            Scopes = Scopes(plan.Id, known.Scopes.Dimensions, known.DimensionIds, known.MemberIds, cancellation),
        };

    /// <summary>The id of the newest scope; 0 without any.</summary>
    public long NewestScope(long planId) => db.Number("SELECT MAX(id) FROM scopes WHERE plan_id = $1", planId) ?? 0;

    private (DimensionIndex, long[]) Dimension(
        long planId,
        long dimensionId,
        Code code,
        ILookup<long, (DateOnly From, long? Parent)> moves,
        ILookup<long, long> groups,
        CancellationToken cancellation
    )
    {
        var (ids, codes, parentIds, groupCodes, groupIds) = (
            new List<long>(),
            new List<Code>(),
            new List<long>(),
            new List<Code>(),
            new List<long>()
        );
        var ends = new Dictionary<int, DateOnly>();
        using (
            var statement = db.Prepare(
                "SELECT id, code, kind, parent_id, ends FROM members WHERE plan_id = $1 AND dimension_id = $2 ORDER BY code"
            )
        )
        using (var row = statement.Read(planId, dimensionId))
        {
            while (row.Read())
            {
                if (row.Text(2) == "group")
                {
                    groupIds.Add(row.Integer(0));
                    groupCodes.Add(Code.Known(row.Text(1)));
                    continue;
                }
                if (row.Day(4) is { } end)
                    ends[ids.Count] = end;
                ids.Add(row.Integer(0));
                codes.Add(Code.Known(row.Text(1)));
                parentIds.Add(row.Integer(3));
            }
        }
        cancellation.ThrowIfCancellationRequested();
        var numbers = new Dictionary<long, int>(ids.Count);
        for (var at = 0; at < ids.Count; at++)
            numbers[ids[at]] = at;
        int Number(long? id) => id is { } known && numbers.TryGetValue(known, out var number) ? number : DimensionIndex.Top;
        var index = new DimensionIndex(
            code,
            codes,
            [.. parentIds.Select(parent => Number(parent))],
            moves
                .Where(group => numbers.ContainsKey(group.Key))
                .SelectMany(group => group.Select(move => new DatedParent(numbers[group.Key], move.From, Number(move.Parent)))),
            [.. groupIds.Select((id, at) => (groupCodes[at], groups[id].Select(member => Number(member)).Where(number => number >= 0)))],
            ends
        );
        return (index, [.. ids, .. groupIds]);
    }

    private ScopeIndex Scopes(
        long planId,
        IReadOnlyList<DimensionIndex> dimensions,
        long[] dimensionIds,
        IReadOnlyList<long[]> memberIds,
        CancellationToken cancellation
    )
    {
        var places = new Dictionary<long, (int Dimension, int Member)>();
        for (var dimension = 0; dimension < memberIds.Count; dimension++)
        {
            for (var member = 0; member < memberIds[dimension].Length; member++)
                places[memberIds[dimension][member]] = (dimension, member);
        }
        var ids = new List<long>();
        using (var statement = db.Prepare("SELECT id FROM scopes WHERE plan_id = $1 ORDER BY id"))
        using (var row = statement.Read(planId))
        {
            while (row.Read())
                ids.Add(row.Integer(0));
        }
        cancellation.ThrowIfCancellationRequested();
        var members = dimensionIds.Select(_ => new int[ids.Count]).ToArray();
        foreach (var column in members)
            Array.Fill(column, DimensionIndex.Top);
        using (var statement = db.Prepare("SELECT scope_id, member_id FROM scope_members WHERE plan_id = $1 ORDER BY scope_id"))
        using (var row = statement.Read(planId))
        {
            var at = 0;
            while (row.Read())
            {
                while (ids[at] < row.Integer(0))
                    at++;
                var (dimension, member) = places[row.Integer(1)];
                members[dimension][at] = member;
            }
        }
        return new ScopeIndex(dimensions, [.. ids], members);
    }

    private async Task<ILookup<long, (DateOnly, long?)>> Moves(long planId, CancellationToken cancellation) =>
        (
            await db.Set<MemberMoveRow>()
                .AsNoTracking()
                .Where(row => row.PlanId == planId)
                .Select(row => new
                {
                    row.MemberId,
                    row.From,
                    row.ParentId,
                })
                .ToListAsync(cancellation)
        ).ToLookup(row => row.MemberId, row => (row.From, row.ParentId));

    private async Task<ILookup<long, long>> Groups(long planId, CancellationToken cancellation) =>
        (
            await db.Set<GroupMemberRow>()
                .AsNoTracking()
                .Where(row => row.PlanId == planId && row.Number == 0)
                .Select(row => new { row.GroupId, row.MemberId })
                .ToListAsync(cancellation)
        ).ToLookup(row => row.GroupId, row => row.MemberId);

    private async Task<IReadOnlyDictionary<Code, StoredIndicator>> Indicators(long planId, CancellationToken cancellation)
    {
        var ids = await db.Set<IndicatorRow>()
            .AsNoTracking()
            .Where(row => row.PlanId == planId)
            .ToDictionaryAsync(row => Code.Known(row.Code), row => row.Id, cancellation);
        return (await indicators.All(planId, Visibility.Everything).ToListAsync(cancellation)).ToDictionary(
            indicator => indicator.Code,
            indicator => new StoredIndicator(ids[indicator.Code], indicator)
        );
    }

    private async Task<IReadOnlyDictionary<Code, StoredScenario>> Scenarios(long planId, CancellationToken cancellation) =>
        (
            await db.Set<ScenarioRow>()
                .AsNoTracking()
                .Where(row => row.PlanId == planId)
                .Select(row => new
                {
                    row.Id,
                    row.Code,
                    Parent = row.Parent!.Code,
                    row.ParentVersion,
                })
                .ToListAsync(cancellation)
        ).ToDictionary(
            row => Code.Known(row.Code),
            row => new StoredScenario(row.Id, Code.Known(row.Code), row.Parent is null ? null : Code.Known(row.Parent), row.ParentVersion)
        );
}
