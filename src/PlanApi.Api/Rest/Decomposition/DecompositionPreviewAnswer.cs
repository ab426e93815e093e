using PlanApi.Application.Decomposition;

namespace PlanApi.Api.Rest.Decomposition;

/// <summary>The effect of a decomposition: a page of its numbers, with the address of the next one.</summary>
public sealed record DecompositionPreviewAnswer : DecompositionPreview
{
    internal DecompositionPreviewAnswer(DecompositionPreview preview, HttpRequest request)
        : base(preview) => Next = PageAddress.Next(request, preview.NextCursor);

    /// <summary>The address of the next page, to which the same body is sent; absent on the last page.</summary>
    public string? Next { get; }
}
