using System.Text.Json.Serialization;
using PlanApi.Application.Documents.Json;

namespace PlanApi.Api.Http;

/// <summary>A problem in the form in which clients of OData expect it, with the codes that all doors have.</summary>
internal sealed record ODataError
{
    /// <summary>What the addresses of OData begin with.</summary>
    public const string Root = "/odata";

    public const string VersionHeader = "OData-Version";

    public const string Version = "4.0";

    public required Content Error { get; init; }

    /// <summary>Whether the request is one of OData.</summary>
    public static bool IsAskedFor(HttpRequest request) => request.Path.StartsWithSegments(Root);

    public static Task Write(HttpContext context, Problem problem)
    {
        context.Response.Headers[VersionHeader] = Version;
        var details = problem.Faults?.Select(fault => new Detail(fault.Code, fault.Message, fault.Pointer.TrimStart('/'))).ToList();
        var error = new ODataError
        {
            Error = new Content(
                problem.Code,
                details is [{ Message: var only }] ? only : problem.Detail,
                details,
                new Inner(problem.TraceId)
            ),
        };
        return context.Response.WriteAsJsonAsync(error, PlanJson.Options, MediaTypes.Json, context.RequestAborted);
    }

    public sealed record Content(
        string Code,
        string Message,
        IReadOnlyList<Detail>? Details,
        [property: JsonPropertyName("innererror")] Inner Inner
    );

    public sealed record Detail(string Code, string Message, string Target);

    public sealed record Inner(string TraceId);
}
