using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.History;
using PlanApi.Application.History.AsOf;

namespace PlanApi.Api.Http;

/// <summary>
/// Takes the past moment from the query of a request, over REST and GraphQL alike. What cannot be answered for one is refused, so that
/// nobody takes a present answer for a past one.
/// </summary>
internal sealed class AsOfMiddleware(RequestDelegate next)
{
    public const string Name = "asOf";

    public Task InvokeAsync(HttpContext context, Caller caller)
    {
        if (!context.Request.Query.TryGetValue(Name, out var asked))
            return next(context);
        var useCase = context.GetEndpoint()?.Metadata.GetMetadata<Serves>()?.UseCase;
        if (useCase is not null && !PastQueries.Has(useCase))
            return Answers.Write(
                context,
                new AsOfUnsupported($"'{context.Request.Method} {context.Request.Path}'", PastQueries.WhyNot(useCase))
            );
        if (asked.ToString().Length == 0)
            return Answers.Write(
                context,
                Invalid.One(FaultCodes.EmptyFilter, "/" + Name, $"'{Name}' has an empty value; leave it out instead.")
            );
        if (asked.Count != 1 || !Moment.TryParse(asked[0], out _))
            return Answers.Write(context, Invalid.One(FaultCodes.NotAllowed, "/" + Name, $"'{Name}' must be {Moment.Expectation}."));
        caller.AsOf = asked[0];
        return next(context);
    }
}
