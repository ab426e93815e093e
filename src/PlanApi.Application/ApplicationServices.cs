using Microsoft.Extensions.DependencyInjection;
using PlanApi.Application.Access;
using PlanApi.Application.Access.Finding;
using PlanApi.Application.Access.Keys;
using PlanApi.Application.Actuals;
using PlanApi.Application.Alerts;
using PlanApi.Application.ChangeControl;
using PlanApi.Application.Changes;
using PlanApi.Application.Closings;
using PlanApi.Application.Comments;
using PlanApi.Application.Cube;
using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Cube.Explanations;
using PlanApi.Application.Cube.Slices;
using PlanApi.Application.Decomposition;
using PlanApi.Application.Dimensions;
using PlanApi.Application.Documents;
using PlanApi.Application.Drivers;
using PlanApi.Application.Duties;
using PlanApi.Application.Events;
using PlanApi.Application.Feeds;
using PlanApi.Application.Forecasts;
using PlanApi.Application.History;
using PlanApi.Application.History.AsOf;
using PlanApi.Application.Imports;
using PlanApi.Application.Imports.Scheduling;
using PlanApi.Application.Lights;
using PlanApi.Application.Lights.Evaluation;
using PlanApi.Application.Mail;
using PlanApi.Application.Mail.Sending;
using PlanApi.Application.Objectives;
using PlanApi.Application.Operations;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.Plans.Lifecycle;
using PlanApi.Application.Progress;
using PlanApi.Application.Reviews;
using PlanApi.Application.Risks;
using PlanApi.Application.RollForward;
using PlanApi.Application.Rounds;
using PlanApi.Application.Scenarios;
using PlanApi.Application.Schedules;
using PlanApi.Application.Scorecards;
using PlanApi.Application.Spreading;
using PlanApi.Application.UseCases;
using PlanApi.Application.Validation;
using PlanApi.Application.Webhooks;
using PlanApi.Application.Webhooks.Sending;
using PlanApi.Domain;

namespace PlanApi.Application;

/// <summary>What the application consists of. A new use case or store is found by its type; nothing is listed here twice.</summary>
public static class ApplicationServices
{
    public static IServiceCollection AddPlanApplication(this IServiceCollection services, Storage storage) =>
        services.AddPlanStorage(storage).AddPlanUseCases();

    /// <summary>What depends on the database.</summary>
    internal static IServiceCollection AddPlanStorage(this IServiceCollection services, Storage storage)
    {
        // By a factory, so that it is disposed of with the service.
        services.AddSingleton(_ => storage);
        storage.AddContexts(services);
        return services.AddSingleton(new KeySecrets(storage.SecretFile));
    }

    /// <summary>What is the same over every database.</summary>
    internal static IServiceCollection AddPlanUseCases(this IServiceCollection services)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<WriterQueue>();
        services.AddSingleton<CommitNotifier>();
        services.AddSingleton<IAfterCommit>(provider => provider.GetRequiredService<CommitNotifier>());
        services.AddScoped<EventFilters>();
        services.AddScoped<EventReader>();
        services.AddScoped<SeenSets>();
        services.AddScoped<ChangeJudges>();
        services.AddSingleton<KeptConnections>();
        services.AddSingleton<PlanStates>();
        services.AddSingleton<StorageState>();
        services.AddSingleton<KeptCallers>();
        services.AddSingleton<KeyUses>();
        services.AddScoped<ApiKeyVerifier>();
        services.AddScoped<SignIns>();
        services.AddScoped<KeyUseStore>();
        services.AddSingleton<KeyTokens>();
        services.AddScoped<StreamTickets>();
        services.AddScoped<Caller>();
        services.AddScoped<PlansAsked>();
        services.AddScoped<UseCaseSender>();
        services.AddScoped<CommandRunner>();
        services.AddScoped<CommandsTogether>();
        services.AddScoped<IRequestCache>(provider => provider.GetRequiredService<PlanFinder>());
        services.AddScoped<IRequestCache>(provider => provider.GetRequiredService<VisibilityFinder>());
        services.AddScoped<IdempotencyStore>();
        services.AddScoped<ChangeRecorder>();
        services.AddScoped<ReferenceResolver>();
        services.AddScoped<PartStores>();
        services.AddScoped<ComputedTables>();
        services.AddScoped<GroupReader>();
        services.AddSingleton<KeptRows>();
        services.AddSingleton<KeptTables>();
        services.AddScoped<VisibilityFinder>();
        services.AddScoped<GrantBinder>();
        services.AddScoped<IBeforeCommit>(provider => provider.GetRequiredService<GrantBinder>());
        services.AddScoped<GrantNames>();
        services.AddScoped<PlanFinder>();
        services.AddScoped<PlanStore>();
        services.AddScoped<PlanFits>();
        services.AddScoped<CellStore>();
        services.AddScoped<OverlaidCells>();
        services.AddSingleton(_ => new CubeCache());
        services.AddSingleton<IPlanMemory>(provider => provider.GetRequiredService<CubeCache>());
        services.AddScoped<CubeStructureReader>();
        services.AddScoped<PartitionReader>();
        services.AddScoped<ShownPartitions>();
        services.AddScoped<CubeReader>();
        services.AddScoped<PlanOpener>();
        services.AddScoped<SliceReader>();
        services.AddScoped<ScheduleReader>();
        services.AddScoped<RiskReader>();
        services.AddScoped<DriverReader>();
        services.AddScoped<CellResolver>();
        services.AddScoped<CellEntryWriter>();
        services.AddScoped<CellWriter>();
        services.AddScoped<CellChange>();
        services.AddScoped<HeldPlaces>();
        services.AddScoped<ICellGuard, AssignedSlices>();
        services.AddScoped<ICellGuard, ClosedSlices>();
        services.AddScoped<ICellGuard, ClosedPeriods>();
        services.AddScoped<PeriodClosingStore>();
        services.AddScoped<PeriodGaps>();
        services.AddScoped<CellHistory>();
        services.AddSingleton<RunningOperations>();
        services.AddSingleton<OperationBell>();
        services.AddSingleton<IAfterCommit>(provider => provider.GetRequiredService<OperationBell>());
        services.AddSingleton<OperationQueue>();
        services.AddSingleton<OperationRunner>();
        services.AddScoped<OperationLeases>();
        services.AddScoped<OperationViews>();
        services.AddScoped<OperationSchedule>();
        services.AddScoped<WorkStates>();
        services.AddScoped<OperationCounts>();
        services.AddScoped<OperationRun>();
        services.AddScoped<IBeforeCommit>(provider => provider.GetRequiredService<OperationRun>());
        services.AddScoped<WorkProgress>();
        services.AddScoped<FileImporter>();
        services.AddSingleton(ImportFolders.None);
        services.AddSingleton<FileDownload>();
        services.AddScoped<ImportScheduleViews>();
        services.AddScoped<ImportScheduleCheck>();
        services.AddSingleton(WebhookNetworks.None);
        services.AddSingleton<WebhookSecrets>();
        services.AddScoped<WebhookViews>();
        services.AddScoped<WebhookCheck>();
        services.AddScoped<WebhookLeases>();
        services.AddSingleton(provider => new NetworkGuard(provider.GetRequiredService<WebhookNetworks>().Allowed));
        services.AddSingleton<WebhookSender>();
        services.AddSingleton<WebhookDispatch>();
        services.AddSingleton<WebhookQueue>();
        services.AddSingleton<WebhookRunner>();
        services.AddSingleton<WebhookBell>();
        services.AddSingleton<IAfterCommit>(provider => provider.GetRequiredService<WebhookBell>());
        services.AddScoped<IPlanWork, KeepSums>();
        services.AddScoped<IPlanWork, LightWork>();
        services.AddScoped<IPlanWork, EscalationWork>();
        services.AddScoped<IPlanWork, ReviewWork>();
        services.AddScoped<IDutySource, AlertDuties>();
        services.AddScoped<IDutySource, ReviewDuties>();
        services.AddScoped<IDutySource, RoundDuties>();
        services.AddScoped<IDutySource, ChangeDuties>();
        services.AddScoped<IDutySource, RiskDuties>();
        services.AddScoped<IDutySource, ScheduleDuties>();
        services.AddScoped<IDutySource, CommentDuties>();
        services.AddScoped<DutyReader>();
        services.AddScoped<DutyFinder>();
        services.AddScoped<MailReaders>();
        services.AddSingleton<MailQueue>();
        services.AddSingleton<MailSender>();
        services.AddSingleton<MailRunner>();
        services.AddScoped<IPlanWork, ImportWork>();
        services.AddScoped<SignalFinder>();
        services.AddScoped<OwnerChains>();
        services.AddScoped<AlertStore>();
        services.AddScoped<AlertKeeper>();
        services.AddScoped<RiskLights>();
        services.AddSingleton(EvidenceLimits.Standard);
        services.AddScoped<SubjectFinder>();
        services.AddScoped<CommentStore>();
        services.AddScoped<EvidenceStore>();
        services.AddScoped<ReviewStore>();
        services.AddScoped<ReviewTrimmer>();
        services.AddScoped<SnapshotTaker>();
        services.AddScoped<ActualHolds>();
        services.AddScoped<ActualWriter>();
        services.AddScoped<ScenarioPartitions>();
        services.AddScoped<ScenarioCells>();
        services.AddScoped<LightHistory>();
        services.AddScoped<LightReader>();
        services.AddScoped<TargetPicker>();
        services.AddScoped<OutlookReader>();
        services.AddScoped<PlannedPartsReader>();
        services.AddScoped<ScenarioParts>();
        services.AddScoped<ScoreReader>();
        services.AddScoped<ProgressReader>();
        services.AddScoped<SpreadPreparer>();
        services.AddScoped<SpreadProof>();
        services.AddScoped<PreviewTokens>();
        services.AddScoped<PartUndo>();
        services.AddScoped<DecompositionReader>();
        services.AddScoped<DecompositionWriter>();
        services.AddScoped<PlanLoader>();
        services.AddScoped<DocumentBuilder>();
        services.AddScoped<ReferenceRoller>();
        services.AddScoped<ActionRoller>();
        services.AddSingleton<ReportCache>();
        services.AddSingleton<IPlanMemory>(provider => provider.GetRequiredService<ReportCache>());
        services.AddScoped<PlanReports>();
        services.AddScoped<HistoryDb>();
        services.AddScoped<ChangeReader>();
        services.AddScoped<MemberTable>();
        services.AddSingleton<OkrReader>();
        services.AddSingleton<PlanReader>();
        services.AddScoped<ChangeSetStore>();
        services.AddScoped(typeof(PartChanger<>));
        services.AddScoped<ChangeApplier>();
        services.AddScoped<ChangeRequestStore>();
        services.AddScoped<ChangeUndo>();
        services.AddScoped<IPlanWork, ChangeRequestWork>();
        services.AddScoped<PartTrail>();
        services.AddScoped<Moments>();
        services.AddSingleton<PastPlans>();
        services.AddScoped<PastStates>();
        services.AddScoped<IPastKeeper, PastStateKeeper>();
        services.AddScoped<IPastReads, PastReads>();
        services.AddScoped<PastBuilder>();
        services.AddScoped<PastParts>();
        services.AddScoped<PastSignals>();
        services.AddScoped<PastCells>();
        foreach (
            var type in PartKindTypes.With(typeof(ApplicationServices).Assembly).Where(type => type is { IsClass: true, IsAbstract: false })
        )
        {
            if (StoreOf(type) is { } store)
                AddStore(services, type, store);
            else if (!type.IsGenericTypeDefinition)
                AddHandler(services, type, type);
        }
        return services;
    }

    private static void AddStore(IServiceCollection services, Type type, Type store)
    {
        services.AddScoped(type);
        services.AddScoped(store, provider => provider.GetRequiredService(type));
        var part = store.GetGenericArguments()[0];
        services.AddScoped(typeof(PartChecker<>).MakeGenericType(part));
        Type[] handlers =
        [
            typeof(CreatePartHandler<>),
            typeof(UpdatePartHandler<>),
            typeof(DeletePartHandler<>),
            typeof(GetPartHandler<>),
            typeof(ListPartsHandler<>),
            typeof(FetchPartsHandler<>),
        ];
        foreach (var handler in handlers.Select(open => open.MakeGenericType(part)))
            AddHandler(services, handler, handler);
    }

    private static void AddHandler(IServiceCollection services, Type type, Type implementation)
    {
        foreach (
            var contract in type.GetInterfaces()
                .Where(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IHandler<,>))
        )
            services.AddScoped(contract, implementation);
    }

    private static Type? StoreOf(Type type)
    {
        for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ancestor.IsGenericType && ancestor.GetGenericTypeDefinition() == typeof(PartStore<>))
                return ancestor;
        }
        return null;
    }
}
