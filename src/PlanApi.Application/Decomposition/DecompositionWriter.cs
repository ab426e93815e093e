using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Changes;
using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Objectives;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Application.Targets;
using PlanApi.Application.Weights;
using PlanApi.Domain;
using PlanApi.Domain.Decomposition;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;
using PlanApi.Domain.Weights;

namespace PlanApi.Application.Decomposition;

/// <summary>Makes and moves the parts of a decomposition: what they mention is looked up once for all of them.</summary>
public sealed class DecompositionWriter(
    PlanDb db,
    ObjectiveStore objectives,
    KeyResultStore keyResults,
    TargetStore targets,
    WeightStore weights,
    ChangeRecorder recorder
)
{
    private readonly Dictionary<(PartKind, string), long> _ids = [];
    private readonly Dictionary<string, long> _scopes = [];

    /// <summary>The written parts.</summary>
    /// <param name="Structure">The plan's structure, with the scopes that are new.</param>
    /// <param name="Objectives">Objectives that were made.</param>
    /// <param name="KeyResults">Key results that were made.</param>
    /// <param name="Targets">Targets that were made or moved.</param>
    /// <param name="Weights">Weights that were made or moved.</param>
    public sealed record Written(CubeStructure Structure, int Objectives, int KeyResults, int Targets, int Weights)
    {
        public bool Any => Objectives + KeyResults + Targets + Weights > 0;
    }

    public async Task<Written> Write(PlanRow plan, WorkedOut worked, CancellationToken cancellation)
    {
        Objective[] goals = [.. worked.Plan.Objectives.Where(part => part.State == PartState.New).Select(part => part.Objective)];
        DecomposedPart[] parts = [.. worked.Plan.Results.SelectMany(result => result.Parts)];
        KeyResult[] results =
        [
            .. parts
                .Select(part => part.KeyResult)
                .OfType<KeyResult>()
                .Where(result => result.Id is null)
                .DistinctBy(result => result.Code),
        ];
        var known = worked.Parts.Targets.ToDictionary(target => target.Code);
        Target[] claims =
        [
            .. parts
                .Select(part => part.Target)
                .DistinctBy(target => target.Code)
                .Where(target => known.GetValueOrDefault(target.Code) != target),
        ];
        Weight[] shares = [.. worked.Plan.Weights.Where(weight => weight.State != PartState.Same).Select(weight => weight.Weight)];
        var structure = await Know(plan, worked.Parts.Structure, [.. goals, .. results, .. claims, .. shares], cancellation);
        var references = new ResolvedReferences(_ids, _scopes);
        var made = 0;
        foreach (var claim in claims)
            made += await Put(plan, targets, claim, known.ContainsKey(claim.Code), references, cancellation);
        foreach (var goal in goals)
            await Put(plan, objectives, goal, false, references, cancellation);
        foreach (var result in results)
            await Put(plan, keyResults, result, false, references, cancellation);
        foreach (var share in shares)
            await Put(plan, weights, share, share.Id is not null, references, cancellation);
        await db.SaveChangesAsync(cancellation);
        return new Written(structure, goals.Length, results.Length, made, shares.Length);
    }

    private async Task<int> Put<TPart, TRow>(
        PlanRow plan,
        PartStore<TPart, TRow> store,
        TPart part,
        bool isThere,
        ResolvedReferences references,
        CancellationToken cancellation
    )
        where TPart : PlanPart
        where TRow : PartRow
    {
        if (!isThere)
        {
            var id = _ids[(store.Kind, part.Key())];
            store.Insert(plan.Id, id, recorder.Version, part, references);
            recorder.Record(
                store.Kind,
                part.Key(),
                null,
                part with
                {
                    Id = NodeId.Of(store.Kind, plan.Id, id),
                    Version = recorder.Version,
                }
            );
            return 1;
        }
        var before = (await store.Find(plan.Id, part.Key(), Access.Visibility.Everything, cancellation))!;
        var row = (await store.FindRow(plan.Id, part.Key(), cancellation))!;
        row.Version = recorder.Version;
        await store.Replace(plan, row, part, references, cancellation);
        recorder.Record(store.Kind, part.Key(), before, part with { Id = before.Id, Version = recorder.Version });
        return 1;
    }

    // The ids of everything that is there and that is made.
    private async Task<CubeStructure> Know(
        PlanRow plan,
        CubeStructure structure,
        IReadOnlyList<PlanPart> parts,
        CancellationToken cancellation
    )
    {
        foreach (var (code, scenario) in structure.Scenarios)
            _ids[(PartKind.Scenario, code.ToString())] = scenario.Id;
        foreach (var (code, indicator) in structure.Indicators)
            _ids[(PartKind.Indicator, code.ToString())] = indicator.Id;
        await Know<SectionRow>(plan, PartKind.Section, cancellation);
        await Know<PartyRow>(plan, PartKind.Party, cancellation);
        await Know<ObjectiveRow>(plan, PartKind.Objective, cancellation);
        await Know<TargetRow>(plan, PartKind.Target, cancellation);
        await Know<KeyResultRow>(plan, PartKind.KeyResult, cancellation);
        await Know<WeightRow>(plan, PartKind.Weight, cancellation);
        foreach (var part in parts)
        {
            if (!_ids.ContainsKey((PartKind.Of(part), part.Key())))
                _ids[(PartKind.Of(part), part.Key())] = plan.NextId++;
        }
        var interner = new ScopeInterner(db, plan, structure);
        var numbers = parts.SelectMany(part => part.Scopes()).Distinct().Select(scope => (scope, Number: interner.Number(scope))).ToArray();
        var stored = interner.Store(cancellation);
        foreach (var (scope, number) in numbers)
            _scopes[scope.ToString()] = stored.Scopes.Ids[number];
        return stored;
    }

    private async Task Know<TRow>(PlanRow plan, PartKind kind, CancellationToken cancellation)
        where TRow : PartRow
    {
        foreach (
            var row in await db.Set<TRow>()
                .AsNoTracking()
                .Where(row => row.PlanId == plan.Id)
                .Select(row => new { row.Code, row.Id })
                .ToListAsync(cancellation)
        )
            _ids[(kind, row.Code)] = row.Id;
    }
}
