using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence.Providers;
using PlanApi.Domain.Values;

namespace PlanApi.Application.UseCases;

/// <summary>
/// The one way into the application: checks what the caller may do, then lets the request's handler answer.
/// Commands run in one transaction with their version check, change set and idempotency record.
/// </summary>
public sealed class UseCaseSender(IServiceProvider services, Caller caller, PlansAsked asked)
{
    public Task<Outcome<TAnswer>> Send<TAnswer>(Request<TAnswer> request, CancellationToken cancellation) =>
        PlanTelemetry.Traces.HasListeners() ? Trace(request, cancellation) : Answer(request, cancellation);

    /// <summary>A span for the use case, with its name and, where it does not succeed, the code of its failure.</summary>
    private async Task<Outcome<TAnswer>> Trace<TAnswer>(Request<TAnswer> request, CancellationToken cancellation)
    {
        using var span = PlanTelemetry.Traces.StartActivity(ChangeRecorder.Name(request.GetType()));
        try
        {
            var outcome = await Answer(request, cancellation);
            if (outcome.Failure is { } failure)
                span?.SetTag(PlanTelemetry.ErrorType, failure.Code);
            return outcome;
        }
        catch (Exception failure)
        {
            span?.SetTag(PlanTelemetry.ErrorType, failure.GetType().FullName).SetStatus(ActivityStatusCode.Error);
            throw;
        }
    }

    private async Task<Outcome<TAnswer>> Answer<TAnswer>(Request<TAnswer> request, CancellationToken cancellation)
    {
        if (request.Permission.RefusalTo(caller.Identity, request.AboutPlan) is { } refusal)
            return refusal;
        asked.Add(request);
        try
        {
            if (
                caller.AsOf is { } moment
                && services.GetRequiredService<IPastReads>() is var past
                && !past.IsOfThePresent(request.GetType())
            )
                return await past.Send(request, moment, cancellation);
            return await Do(request, cancellation);
        }
        catch (Exception failure) when (StorageTrouble.Of(failure) is { } trouble)
        {
            services
                .GetRequiredService<StorageState>()
                .Failed(ChangeRecorder.Name(request.GetType()), trouble, StorageTrouble.Detail(failure));
            return trouble;
        }
    }

    private async Task<Outcome<TAnswer>> Do<TAnswer>(Request<TAnswer> request, CancellationToken cancellation)
    {
        var invoker = Invoker<TAnswer>.For(request.GetType());
        // What runs commands holds a database context, which many queries do without.
        if (request is not Command<TAnswer> command)
            return await invoker.Handle(services, request, cancellation);
        if (await invoker.Stage(services, request, cancellation) is { } failure)
            return failure;
        return await services
            .GetRequiredService<CommandRunner>()
            .Run(command, token => invoker.Handle(services, request, token), cancellation);
    }

    /// <summary>Calls the handler of a request whose type is known only when it runs.</summary>
    private abstract class Invoker<TAnswer>
    {
        private static readonly System.Collections.Concurrent.ConcurrentDictionary<Type, Invoker<TAnswer>> Known = new();

        public static Invoker<TAnswer> For(Type request) =>
            Known.GetOrAdd(
                request,
                static type => (Invoker<TAnswer>)Activator.CreateInstance(typeof(Invoker<,>).MakeGenericType(typeof(TAnswer), type))!
            );

        public abstract Task<Outcome<TAnswer>> Handle(IServiceProvider services, Request<TAnswer> request, CancellationToken cancellation);

        /// <summary>The work of the handler before the transaction, where there is any.</summary>
        public abstract Task<Failure?> Stage(IServiceProvider services, Request<TAnswer> request, CancellationToken cancellation);
    }

    private sealed class Invoker<TAnswer, TRequest> : Invoker<TAnswer>
        where TRequest : Request<TAnswer>
    {
        public override Task<Outcome<TAnswer>> Handle(
            IServiceProvider services,
            Request<TAnswer> request,
            CancellationToken cancellation
        ) =>
            Overflows.Answered(
                "",
                () => services.GetRequiredService<IHandler<TRequest, TAnswer>>().Handle((TRequest)request, cancellation)
            );

        public override Task<Failure?> Stage(IServiceProvider services, Request<TAnswer> request, CancellationToken cancellation) =>
            services.GetRequiredService<IHandler<TRequest, TAnswer>>() is IStagingHandler<TRequest, TAnswer> staging
                ? staging.Stage((TRequest)request, cancellation)
                : Task.FromResult<Failure?>(null);
    }
}
