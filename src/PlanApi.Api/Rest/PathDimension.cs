using PlanApi.Api.Http;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest;

/// <summary>For members and groups: the dimension that the path names.</summary>
internal static class PathDimension
{
    private const string Name = "dimension";

    /// <summary>The dimension; null where the path names none.</summary>
    public static Code? Of(HttpContext context) => context.Items[Name] as Code?;

    /// <summary>The part's key: the code, led by the path's dimension where there is one.</summary>
    public static string Key(HttpContext context, Code code) => Of(context) is { } dimension ? $"{dimension}/{code}" : code.ToString();

    /// <summary>The body with the path's dimension added, so that the body need not repeat it.</summary>
    public static SourceNode Fill(HttpContext context, SourceNode body) =>
        Of(context) is { } dimension && body is SourceMapping mapping && mapping[Name] is null
            ? new SourceMapping(
                [.. mapping.Fields, new SourceField(Name, new SourceScalar(ScalarKind.Text, dimension.ToString()))],
                mapping.Position
            )
            : body;

    /// <summary>A fault if the body names another dimension than the path.</summary>
    public static IEnumerable<Fault> FaultsOf(HttpContext context, PlanPart part)
    {
        var said = part switch
        {
            Member member => member.Dimension,
            Group group => group.Dimension,
            _ => default,
        };
        if (Of(context) is { } dimension && said != default && said != dimension)
            yield return new Fault(
                FaultCodes.NotAllowed,
                "/dimension",
                $"The path says '{dimension}'; say the same, or leave the field out."
            );
    }

    /// <summary>Refuses texts that are not codes, and collections of unknown dimensions.</summary>
    public static async ValueTask<object?> Check(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        if (
            !Code.TryParse(context.GetRouteValue(Name) as string, out var dimension)
            || !Code.TryParse(context.GetRouteValue("plan") as string, out var plan)
        )
            return Answers.Fail(BadRequest.OfPath);
        context.Items[Name] = dimension;
        if (context.GetRouteValue("code") is not null)
            return await next(invocation);
        var found = await context
            .RequestServices.GetRequiredService<UseCaseSender>()
            .Send(new GetPart<Dimension>(plan, dimension.ToString()), context.RequestAborted);
        return found.IsSuccess(out _, out var failure) ? await next(invocation) : Answers.Fail(failure);
    }
}
