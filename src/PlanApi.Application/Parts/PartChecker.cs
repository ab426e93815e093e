using FluentValidation;
using PlanApi.Application.Access;
using PlanApi.Application.Documents;
using PlanApi.Application.Errors;
using PlanApi.Application.Plans;
using PlanApi.Domain.Plans;

namespace PlanApi.Application.Parts;

/// <summary>Checks all that keeps a part from being represented, every fault at once, and resolves what it mentions.</summary>
public sealed class PartChecker<TPart>(
    PartStore<TPart> store, IValidator<TPart> validator, ReferenceResolver resolver, VisibilityFinder visibility)
    where TPart : PlanPart
{
    public async Task<(ResolvedReferences References, Failure? Failure)> Check(
        PlanRow plan, TPart part, long? id, CancellationToken cancellation)
    {
        var (references, unknown) = await resolver.Resolve(plan, part, cancellation);
        List<Fault> faults = [.. ValidationFaults.Of(validator.Validate(part)), .. unknown];
        if (unknown.Count == 0)
            faults.AddRange(await store.Check(plan, part, id, cancellation));
        if (faults.Count > 0)
            return (references, new Invalid(faults));
        return await visibility.MayWrite(plan, part, references, cancellation)
            ? (references, null)
            : (references, new Forbidden("a grant for the members that this stands at"));
    }
}
