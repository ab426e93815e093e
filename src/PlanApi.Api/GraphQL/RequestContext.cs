using System.Diagnostics.CodeAnalysis;
using GraphQL;
using GraphQL.Execution;
using PlanApi.Api.GraphQL.Execution;
using PlanApi.Api.GraphQL.Limits;
using PlanApi.Api.GraphQL.Loading;
using PlanApi.Api.GraphQL.Subscriptions;
using PlanApi.Application.Access;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL;

/// <summary>
/// The state that the fields of one request share. Each mutation has a scope of its own, as each REST call has. So its command sees no
/// leftovers of another command in the database context, and its payload reads the command's own writes.
/// </summary>
internal sealed class RequestContext : Dictionary<string, object?>, IAsyncDisposable
{
    private readonly IServiceProvider _request;
    private readonly List<AsyncServiceScope> _scopes = [];
    private bool _isMutated;

    public RequestContext(IServiceProvider request)
    {
        _request = request;
        Enter(request);
    }

    /// <summary>Services that live as long as the request, or longer.</summary>
    public IServiceProvider Services => _request;

    public UseCaseSender Sender { get; private set; }

    public Loaders Loaders { get; private set; }

    /// <summary>The answers so far.</summary>
    public FieldCalls Calls { get; } = new();

    /// <summary>
    /// Whether the answer depends only on the database and the caller's grants, so that it may be kept until one of them changes.
    /// </summary>
    public bool IsKeepable { get; set; } = true;

    /// <summary>What the query counts, once it was validated.</summary>
    public QueryCost? Cost { get; set; }

    /// <summary>The node that is being resolved now.</summary>
    public ExecutionNode? Node { get; set; }

    /// <summary>The events that are sent one by one, where the operation is a subscription.</summary>
    public Subscription? Subscription { get; init; }

    /// <summary>For a subscription: the plan of the event. All fields are below it.</summary>
    public Plan? Plan { get; set; }

    /// <summary>The codes of plans that were reached by a part's id, or by an argument.</summary>
    public Dictionary<long, Code> PlanCodes { get; } = [];

    /// <summary>Things that were found by id, with their plan.</summary>
    public Dictionary<object, (Code Plan, long PlanId)> Found { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>The keys of things in their plans, where they do not have them as fields.</summary>
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
        own.Door = Door.Graphql;
        return own;
    }

    /// <summary>The request counts as sent again only where all of its mutations were.</summary>
    public void EndMutation(Caller own)
    {
        var caller = _request.GetRequiredService<Caller>();
        caller.IsReplay = own.IsReplay && (!_isMutated || caller.IsReplay);
        _isMutated = true;
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
