using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PlanApi.Application.Documents.Json;
using PlanApi.Application.Errors;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Operations;

/// <summary>A kind of request that may be an operation: each request that is <see cref="IDurable"/>. It is found by its type.</summary>
internal abstract class OperationKind
{
    private static readonly FrozenDictionary<string, OperationKind> _known = typeof(OperationKind)
        .Assembly.GetTypes()
        .Where(type => type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(IDurable)))
        .ToFrozenDictionary(NameOf, Make, StringComparer.Ordinal);

    /// <summary>The names of all kinds.</summary>
    public static IEnumerable<string> Names => _known.Keys;

    /// <summary>The names of the kinds that are <see cref="IRepeated"/>.</summary>
    public static IReadOnlyList<string> Repeated { get; } = [.. _known.Values.Where(kind => kind.IsRepeated).Select(kind => kind.Name)];

    /// <summary>The name of the kind.</summary>
    public abstract string Name { get; }

    /// <summary>Whether it is <see cref="IRepeated"/>.</summary>
    public abstract bool IsRepeated { get; }

    /// <summary>The kind of this name; null where this version of the service does not know it.</summary>
    public static OperationKind? Find(string name) => _known.GetValueOrDefault(name);

    /// <summary>The name that the request has over REST and GraphQL.</summary>
    public static string NameOf(Type request) => CamelCase.Of(request.Name);

    /// <summary>The request as it is stored.</summary>
    public static byte[] Write(IDurable request) => JsonSerializer.SerializeToUtf8Bytes(request, request.GetType(), PlanJson.Options);

    /// <summary>Does the request with the rights of the scope's caller.</summary>
    public abstract Task<Failure?> Run(IServiceProvider scope, OperationRun run, byte[] content, CancellationToken cancellation);

    private static OperationKind Make(Type request)
    {
        var ancestor = request.BaseType!;
        while (!ancestor.IsGenericType || ancestor.GetGenericTypeDefinition() != typeof(Request<>))
            ancestor = ancestor.BaseType!;
        return (OperationKind)Activator.CreateInstance(typeof(Of<,>).MakeGenericType(request, ancestor.GetGenericArguments()[0]))!;
    }

    private sealed class Of<TRequest, TAnswer> : OperationKind
        where TRequest : Request<TAnswer>
    {
        public override string Name => NameOf(typeof(TRequest));

        public override bool IsRepeated => typeof(TRequest).IsAssignableTo(typeof(IRepeated));

        public override async Task<Failure?> Run(IServiceProvider scope, OperationRun run, byte[] content, CancellationToken cancellation)
        {
            var request = JsonSerializer.Deserialize<TRequest>(content, PlanJson.Options)!;
            run.Request = request;
            var outcome = await scope.GetRequiredService<UseCaseSender>().Send(request, cancellation);
            if (!outcome.IsSuccess(out var answer, out var failure))
                return failure;
            // A command has ended its operation in its own transaction.
            return request is Command<TAnswer> ? null : await run.End(answer, cancellation);
        }
    }
}
