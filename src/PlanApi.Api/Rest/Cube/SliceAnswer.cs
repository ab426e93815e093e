using PlanApi.Domain.Cube;

namespace PlanApi.Api.Rest.Cube;

/// <summary>A page of a slice, with the address of the next one.</summary>
public sealed record SliceAnswer : SlicePage
{
    internal SliceAnswer(SlicePage page, HttpRequest request)
        : base(page) => Next = PageAddress.Next(request, page.NextCursor);

    /// <summary>The address of the next page, to which the same body is sent; absent on the last page.</summary>
    public string? Next { get; }
}
