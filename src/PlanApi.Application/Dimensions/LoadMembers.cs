using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.TableFiles;
using PlanApi.Application.Tables;
using PlanApi.Application.UseCases;
using PlanApi.Domain;
using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Dimensions;

/// <summary>
/// Adds many members to a dimension at once, or changes those that are there; a million pass through. All rows or none.
/// </summary>
/// <param name="Plan">The plan.</param>
/// <param name="Dimension">The dimension.</param>
/// <param name="File">UTF-8. CSV has a head: <c>code</c>, and optionally <c>parent</c> and <c>names.LANGUAGE</c>; lines of JSON have these
/// as fields. What is absent changes nothing.</param>
/// <param name="Format">CSV, or JSON Lines.</param>
public sealed record LoadMembers(Code Plan, Code Dimension, ReadOnlyMemory<byte> File, TableFormat Format = TableFormat.Csv)
    : Command<MemberLoad>
{
    public override Permission Permission => Permission.PlanWhole;

    public override Code? AboutPlan => Plan;

    public override bool ChangesLockedParts => true;
}

/// <summary>How many members a load made, changed, and found as they should be.</summary>
public sealed record MemberLoad(int Created, int Updated, int Unchanged);

internal sealed class LoadMembersHandler(PlanDb db, MemberTable table, ChangeRecorder recorder) : IHandler<LoadMembers, MemberLoad>
{
    public async Task<Outcome<MemberLoad>> Handle(LoadMembers request, CancellationToken cancellation)
    {
        var plan = recorder.Plan!;
        if (await table.DimensionId(plan.Id, request.Dimension, cancellation) is not { } dimension)
            return new NotFound("dimension", request.Dimension.ToString());
        var faults = new FaultList();
        var rows = await (
            request.Format == TableFormat.Ndjson
                ? MemberLines.Read(request.File, faults, cancellation)
                : MemberCsv.Read(request.File, faults, cancellation)
        );
        if (!faults.IsEmpty)
            return new Invalid(faults.Faults);

        var merge = new MemberMerge(request.Dimension, table.Read(plan.Id, dimension, request.Dimension, cancellation));
        merge.Apply(rows, faults, () => plan.NextId++);
        if (faults.IsEmpty)
            merge.CheckTrees(faults);
        if (!faults.IsEmpty)
            return new Invalid(faults.Faults);

        await db.SaveChangesAsync(cancellation);
        table.Write(plan.Id, dimension, recorder.Version, merge.Changed, cancellation);
        foreach (var entry in merge.Changed)
        {
            var id = NodeId.Of(PartKind.Member, plan.Id, entry.Id);
            recorder.Record(
                PartKind.Member,
                entry.Member.Key(),
                entry.Before is null ? null : entry.Before with { Id = id },
                entry.Member with
                {
                    Id = id,
                    Version = recorder.Version,
                }
            );
        }
        return merge.Result;
    }
}
