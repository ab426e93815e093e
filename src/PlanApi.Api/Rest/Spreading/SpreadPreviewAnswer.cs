using PlanApi.Application.Spreading;

namespace PlanApi.Api.Rest.Spreading;

/// <summary>The effect of a spread: a page of its cells, with the address of the next one.</summary>
public sealed record SpreadPreviewAnswer : SpreadPreview
{
    internal SpreadPreviewAnswer(SpreadPreview preview, HttpRequest request)
        : base(preview) => Next = PageAddress.Next(request, preview.NextCursor);

    /// <summary>The address of the next page, to which the same body is sent; absent on the last page.</summary>
    public string? Next { get; }
}
