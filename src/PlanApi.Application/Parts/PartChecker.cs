using PlanApi.Application.Access;
using PlanApi.Application.Access.Finding;
using PlanApi.Application.Calendars;
using PlanApi.Application.Documents.Binding;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Application.Tables;
using PlanApi.Domain.Plans;

namespace PlanApi.Application.Parts;

/// <summary>
/// Checks everything that a part must fulfil to be stored, reports every fault at once, and resolves the part's mentions.
/// </summary>
public sealed class PartChecker<TPart>(PartStore<TPart> store, ReferenceResolver resolver, VisibilityFinder visibility)
    where TPart : PlanPart
{
    public async Task<(ResolvedReferences References, Failure? Failure)> Check(
        PlanRow plan,
        ReadPart<TPart> read,
        long? id,
        CancellationToken cancellation
    )
    {
        var part = read.Part;
        var (references, unknown) = await resolver.Resolve(
            plan,
            part,
            read.Mentions(),
            await visibility.Now(plan, cancellation),
            cancellation
        );
        var faults = new FaultList();
        foreach (var fault in read.Faults.Concat(unknown))
            faults.Add(fault);
        if (read.IsWhole)
        {
            PartValidators.Check(part, faults);
            foreach (var fault in part.Periods().SelectMany(named => CalendarFaults.Of(plan.Calendar, named.Period, named.Pointer)))
                faults.Add(fault);
            foreach (var fault in await store.Check(plan, part, id, cancellation))
                faults.Add(fault);
        }
        if (!faults.IsEmpty)
            return (references, new Invalid(faults.Faults));
        return await visibility.MayWrite(plan, part, cancellation)
            ? (references, null)
            : (references, new Forbidden("a grant for the members that this stands at"));
    }

    /// <summary>The ids of the parts that an already checked part mentions.</summary>
    public async Task<ResolvedReferences> References(PlanRow plan, TPart part, CancellationToken cancellation) =>
        (await resolver.Resolve(plan, part, Visibility.Everything, cancellation)).References;
}
