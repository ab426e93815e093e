using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Domain.Plans;

namespace PlanApi.Application.Parts;

internal static class PartPatch
{
    /// <summary>The part with a merge patch applied, bound as strictly as a new one.</summary>
    public static Outcome<ReadPart<TPart>> Apply<TPart>(TPart part, SourceNode patch)
        where TPart : PlanPart => ReadPart<TPart>.From(MergePatch.Apply(SourceNode.From(part with { Id = null, Version = null }), patch));
}
