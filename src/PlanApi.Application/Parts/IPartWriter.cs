using PlanApi.Application.Tables;
using PlanApi.Domain.Plans;

namespace PlanApi.Application.Parts;

/// <summary>Writes parts whose kind is known only while the program runs.</summary>
internal interface IPartWriter
{
    Task<PartRow?> FindRow(long planId, string key, CancellationToken cancellation);

    Task Replace(PlanRow plan, PartRow row, PlanPart part, ResolvedReferences references, CancellationToken cancellation);

    /// <summary>Removes the row, unless something mentions it: the answer says what.</summary>
    Task<IReadOnlyList<string>> Remove(PlanRow plan, PartRow row, CancellationToken cancellation);
}
