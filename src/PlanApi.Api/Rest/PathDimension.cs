using PlanApi.Application.Documents;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest;

/// <summary>For members and groups: the dimension that the path names.</summary>
internal static class PathDimension
{
    /// <summary>The part's key: the code, led by the path's dimension where there is one.</summary>
    public static string Key(HttpContext context, Code code) =>
        context.GetRouteValue("dimension") is string dimension ? $"{dimension}/{code}" : code.ToString();

    /// <summary>The body with the path's dimension, which it need not repeat.</summary>
    public static SourceNode Fill(HttpContext context, SourceNode body) =>
        context.GetRouteValue("dimension") is string dimension && body is SourceMapping mapping && mapping["dimension"] is null
            ? new SourceMapping(
                [.. mapping.Fields, new SourceField("dimension", new SourceScalar(ScalarKind.Text, dimension))], mapping.Position)
            : body;
}
