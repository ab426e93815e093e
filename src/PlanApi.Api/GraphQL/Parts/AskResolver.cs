using GraphQL;
using GraphQL.Resolvers;

namespace PlanApi.Api.GraphQL.Parts;

/// <summary>Resolves a field without waiting for anything, though its value may be a deferred one.</summary>
internal sealed class AskResolver(Func<Ask, object?> resolve) : IFieldResolver
{
    public ValueTask<object?> ResolveAsync(IResolveFieldContext context)
    {
        var ask = new Ask(context);
        var answer = resolve(ask);
        ask.Check();
        return new(answer);
    }
}
