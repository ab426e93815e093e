using System.Diagnostics.CodeAnalysis;
using GraphQL;
using GraphQL.Execution;
using PlanApi.Api.GraphQL.Execution;
using PlanApi.Api.GraphQL.Loading;
using PlanApi.Api.GraphQL.Subscriptions;
using PlanApi.Application.Access;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL;

/// <summary>
/// What the fields of one request share. Each mutation has a scope of its own, as each REST call has: its command sees nothing
/// that another command left in the database context, and its payload reads what it wrote.
/// </summary>
internal sealed class RequestContext : Dictionary<string, object?>, IAsyncDisposable
{
    private readonly IServiceProvider _request;
    private readonly List<AsyncServiceScope> _scopes = [];

    public RequestContext(IServiceProvider request)
    {
        _request = request;
        Enter(request);
    }

    /// <summary>What lives as long as the request, or longer.</summary>
    public IServiceProvider Services => _request;

    public UseCaseSender Sender { get; private set; }

    public Loaders Loaders { get; private set; }

    /// <summary>What was asked already.</summary>
    public FieldCalls Calls { get; } = new();

    /// <summary>
    /// Whether the answer depends on the database and the caller's grants alone, so that it may be kept while those stay.
    /// </summary>
    public bool IsKeepable { get; set; } = true;

    /// <summary>The node that is being resolved; one at a time.</summary>
    public ExecutionNode? Node { get; set; }

    /// <summary>What is sent event by event, where the operation is a subscription.</summary>
    public Subscription? Subscription { get; init; }

    /// <summary>Of a subscription: the plan whose event it is, which everything is below.</summary>
    public Plan? Plan { get; set; }

    /// <summary>The codes of plans that were reached by a part's id, or by an argument.</summary>
    public Dictionary<long, Code> PlanCodes { get; } = [];

    /// <summary>What was found by its id, with the plan that it is of.</summary>
    public Dictionary<object, (Code Plan, long PlanId)> Found { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>What names things in their plans, where they do not say it themselves.</summary>
    public Dictionary<object, string> NodeKeys { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>The ids of plans that were looked up by their codes.</summary>
    public Dictionary<Code, long> PlanIds { get; } = [];

    /// <summary>The plan that the mutation is about, which its payload is below.</summary>
    public Code? MutatedPlan { get; set; }

    public static RequestContext Of(IResolveFieldContext context) => (RequestContext)context.UserContext;

    public Caller BeginMutation()
    {
        var caller = _request.GetRequiredService<Caller>();
        var scope = _request.CreateAsyncScope();
        _scopes.Add(scope);
        Enter(scope.ServiceProvider);
        Calls.Forget();
        var own = scope.ServiceProvider.GetRequiredService<Caller>();
        own.Follow(caller);
        return own;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var scope in _scopes)
            await scope.DisposeAsync();
    }

    [MemberNotNull(nameof(Sender), nameof(Loaders))]
    private void Enter(IServiceProvider services)
    {
        Sender = services.GetRequiredService<UseCaseSender>();
        Loaders = new Loaders(Sender);
    }
}
