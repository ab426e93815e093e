using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PlanApi.Application.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Their rows are found by their keys alone: in the tree of the key itself they need half of the space, and no second look.
            migrationBuilder.Sql(
                """
                CREATE TABLE cells (
                    plan_id INTEGER NOT NULL, partition_id INTEGER NOT NULL, scope_id INTEGER NOT NULL, period INTEGER NOT NULL,
                    value INTEGER NULL, currency TEXT NULL COLLATE BINARY, version INTEGER NOT NULL,
                    CONSTRAINT PK_cells PRIMARY KEY (plan_id, partition_id, scope_id, period)) WITHOUT ROWID;
                CREATE TABLE past_cells (
                    plan_id INTEGER NOT NULL, partition_id INTEGER NOT NULL, scope_id INTEGER NOT NULL, period INTEGER NOT NULL,
                    until INTEGER NOT NULL, value INTEGER NULL, currency TEXT NULL COLLATE BINARY, version INTEGER NOT NULL,
                    CONSTRAINT PK_past_cells PRIMARY KEY (plan_id, partition_id, scope_id, period, until)) WITHOUT ROWID;
                CREATE TABLE cell_sources (
                    plan_id INTEGER NOT NULL, partition_id INTEGER NOT NULL, scope_id INTEGER NOT NULL, period INTEGER NOT NULL,
                    source TEXT NOT NULL COLLATE BINARY, source_key TEXT NULL COLLATE BINARY,
                    CONSTRAINT PK_cell_sources PRIMARY KEY (plan_id, partition_id, scope_id, period)) WITHOUT ROWID;
                CREATE TABLE cell_sums (
                    plan_id INTEGER NOT NULL, partition_id INTEGER NOT NULL, scope_id INTEGER NOT NULL, period INTEGER NOT NULL,
                    value INTEGER NOT NULL, cells INTEGER NOT NULL,
                    CONSTRAINT PK_cell_sums PRIMARY KEY (plan_id, partition_id, scope_id, period)) WITHOUT ROWID;
                CREATE TABLE partition_scopes (
                    plan_id INTEGER NOT NULL, partition_id INTEGER NOT NULL, scope_id INTEGER NOT NULL,
                    CONSTRAINT PK_partition_scopes PRIMARY KEY (plan_id, partition_id, scope_id)) WITHOUT ROWID;
                """
            );

            migrationBuilder.CreateTable(
                name: "api_keys",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    name = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    role = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    plans = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    members = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    indicators = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    issuer = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    old_hash = table.Column<byte[]>(type: "BLOB", nullable: true),
                    old_ends_at = table.Column<long>(type: "INTEGER", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: true),
                    revoked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    last_used_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_api_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "change_sets",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    actor = table.Column<long>(type: "INTEGER", nullable: false),
                    party_id = table.Column<long>(type: "INTEGER", nullable: true),
                    use_case = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    reason = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    door = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    changes = table.Column<int>(type: "INTEGER", nullable: false),
                    signals = table.Column<int>(type: "INTEGER", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_change_sets", x => new { x.plan_id, x.sequence });
                });

            migrationBuilder.CreateTable(
                name: "idempotency",
                columns: table => new
                {
                    actor = table.Column<long>(type: "INTEGER", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    request_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    answer = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_idempotency", x => new { x.actor, x.key });
                });

            migrationBuilder.CreateTable(
                name: "change_blocks",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    count = table.Column<int>(type: "INTEGER", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_change_blocks", x => new { x.plan_id, x.sequence, x.number });
                    table.ForeignKey(
                        name: "fk_change_blocks_plan_id_sequence",
                        columns: x => new { x.plan_id, x.sequence },
                        principalTable: "change_sets",
                        principalColumns: new[] { "plan_id", "sequence" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "alerts",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    target_id = table.Column<long>(type: "INTEGER", nullable: false),
                    indicator_id = table.Column<long>(type: "INTEGER", nullable: false),
                    scope = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    scope_id = table.Column<long>(type: "INTEGER", nullable: true),
                    period = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    risk_part_id = table.Column<long>(type: "INTEGER", nullable: false),
                    light = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    sentence = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    attainment = table.Column<long>(type: "INTEGER", nullable: true),
                    expected = table.Column<long>(type: "INTEGER", nullable: true),
                    actual = table.Column<long>(type: "INTEGER", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    raised_at = table.Column<long>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    escalations = table.Column<int>(type: "INTEGER", nullable: false),
                    owner = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    escalated_to = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    acknowledged = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    muted = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    muted_until = table.Column<long>(type: "INTEGER", nullable: true),
                    improvement = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    measure_due_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    note = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alerts", x => new { x.plan_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "alignments",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    child_id = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    parent_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alignments", x => new { x.plan_id, x.child_id, x.position });
                });

            migrationBuilder.CreateTable(
                name: "api_key_grants",
                columns: table => new
                {
                    key_id = table.Column<long>(type: "INTEGER", nullable: false),
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    dimension = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    member = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    dimension_id = table.Column<long>(type: "INTEGER", nullable: false),
                    member_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_api_key_grants", x => new { x.plan_id, x.key_id, x.dimension, x.member });
                    table.ForeignKey(
                        name: "fk_api_key_grants_key_id",
                        column: x => x.key_id,
                        principalTable: "api_keys",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "bounds",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    indicator_id = table.Column<long>(type: "INTEGER", nullable: false),
                    scope_id = table.Column<long>(type: "INTEGER", nullable: false),
                    period = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    measure = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    min = table.Column<long>(type: "INTEGER", nullable: true),
                    max = table.Column<long>(type: "INTEGER", nullable: true),
                    to_date = table.Column<bool>(type: "INTEGER", nullable: false),
                    reach = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    owner_id = table.Column<long>(type: "INTEGER", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bounds", x => new { x.plan_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "budget_entries",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    wording = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    item_id = table.Column<long>(type: "INTEGER", nullable: false),
                    type = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    period = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    amount = table.Column<long>(type: "INTEGER", nullable: false),
                    reference = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_budget_entries", x => new { x.plan_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "budget_items",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    wording = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    parent_id = table.Column<long>(type: "INTEGER", nullable: true),
                    scope_id = table.Column<long>(type: "INTEGER", nullable: false),
                    owner_id = table.Column<long>(type: "INTEGER", nullable: true),
                    amount = table.Column<long>(type: "INTEGER", nullable: true),
                    share = table.Column<long>(type: "INTEGER", nullable: true),
                    quantity = table.Column<long>(type: "INTEGER", nullable: true),
                    unit_price = table.Column<long>(type: "INTEGER", nullable: true),
                    justification = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    objective_id = table.Column<long>(type: "INTEGER", nullable: true),
                    initiative_id = table.Column<long>(type: "INTEGER", nullable: true),
                    period = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    weights = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    approver_id = table.Column<long>(type: "INTEGER", nullable: true),
                    submitted = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    submitted_by_key = table.Column<long>(type: "INTEGER", nullable: true),
                    approved = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    approved_by_id = table.Column<long>(type: "INTEGER", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_budget_items", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_budget_items_plan_id_parent_id",
                        columns: x => new { x.plan_id, x.parent_id },
                        principalTable: "budget_items",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "cell_notes",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    partition_id = table.Column<long>(type: "INTEGER", nullable: false),
                    scope_id = table.Column<long>(type: "INTEGER", nullable: false),
                    period = table.Column<int>(type: "INTEGER", nullable: false),
                    comparator = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    wording = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cell_notes", x => new { x.plan_id, x.partition_id, x.scope_id, x.period });
                });

            migrationBuilder.CreateTable(
                name: "change_requests",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    reason = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    committee_id = table.Column<long>(type: "INTEGER", nullable: false),
                    committee = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    owner_id = table.Column<long>(type: "INTEGER", nullable: false),
                    owner = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    effective_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    is_emergency = table.Column<bool>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    proposed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    proposed_by = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    proposer_id = table.Column<long>(type: "INTEGER", nullable: false),
                    proposer_party_id = table.Column<long>(type: "INTEGER", nullable: true),
                    content = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    assessment_due = table.Column<long>(type: "INTEGER", nullable: true),
                    escalations = table.Column<int>(type: "INTEGER", nullable: false),
                    assessment = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    votes = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    pilot = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    applied = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    withdrawn = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_change_requests", x => new { x.plan_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "comment_mentions",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    party_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_comment_mentions", x => new { x.plan_id, x.number, x.position });
                });

            migrationBuilder.CreateTable(
                name: "comments",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    thread = table.Column<long>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    edited_at = table.Column<long>(type: "INTEGER", nullable: true),
                    deleted_at = table.Column<long>(type: "INTEGER", nullable: true),
                    resolved_at = table.Column<long>(type: "INTEGER", nullable: true),
                    resolved_by = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    subject_id = table.Column<long>(type: "INTEGER", nullable: false),
                    scope_id = table.Column<long>(type: "INTEGER", nullable: false),
                    scenario_id = table.Column<long>(type: "INTEGER", nullable: false),
                    measure = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    period = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    actor = table.Column<long>(type: "INTEGER", nullable: false),
                    party_id = table.Column<long>(type: "INTEGER", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_comments", x => new { x.plan_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "committee_seats",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    committee_id = table.Column<long>(type: "INTEGER", nullable: false),
                    party_id = table.Column<long>(type: "INTEGER", nullable: false),
                    role = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_committee_seats", x => new { x.plan_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "committees",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    wording = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    quorum = table.Column<long>(type: "INTEGER", nullable: true),
                    majority = table.Column<long>(type: "INTEGER", nullable: true),
                    required_roles = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    assess_within_days = table.Column<int>(type: "INTEGER", nullable: true),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_committees", x => new { x.plan_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "contingency_plans",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    wording = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    risk_id = table.Column<long>(type: "INTEGER", nullable: true),
                    owner_id = table.Column<long>(type: "INTEGER", nullable: true),
                    trigger = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    actions = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    minutes = table.Column<int>(type: "INTEGER", nullable: true),
                    drills_a_year = table.Column<int>(type: "INTEGER", nullable: true),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contingency_plans", x => new { x.plan_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "contributions",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    initiative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    target_id = table.Column<long>(type: "INTEGER", nullable: false),
                    effect = table.Column<long>(type: "INTEGER", nullable: true),
                    wording = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contributions", x => new { x.plan_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "currencies",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_currencies", x => new { x.plan_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "decision_packages",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    wording = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    item_id = table.Column<long>(type: "INTEGER", nullable: false),
                    level = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    amount = table.Column<long>(type: "INTEGER", nullable: false),
                    rank = table.Column<int>(type: "INTEGER", nullable: true),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_decision_packages", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_decision_packages_plan_id_item_id",
                        columns: x => new { x.plan_id, x.item_id },
                        principalTable: "budget_items",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "dependencies",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    phase_id = table.Column<long>(type: "INTEGER", nullable: true),
                    initiative_id = table.Column<long>(type: "INTEGER", nullable: true),
                    milestone_id = table.Column<long>(type: "INTEGER", nullable: true),
                    after_phase_id = table.Column<long>(type: "INTEGER", nullable: true),
                    after_initiative_id = table.Column<long>(type: "INTEGER", nullable: true),
                    after_milestone_id = table.Column<long>(type: "INTEGER", nullable: true),
                    type = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    lag = table.Column<int>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dependencies", x => new { x.plan_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "dimensions",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dimensions", x => new { x.plan_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "drills",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    contingency_plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    planned = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    held = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    passed = table.Column<bool>(type: "INTEGER", nullable: false),
                    result = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_drills", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_drills_plan_id_contingency_plan_id",
                        columns: x => new { x.plan_id, x.contingency_plan_id },
                        principalTable: "contingency_plans",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "evidence",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    link = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    file_name = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    media_type = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    size = table.Column<long>(type: "INTEGER", nullable: false),
                    sha256 = table.Column<byte[]>(type: "BLOB", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    subject_id = table.Column<long>(type: "INTEGER", nullable: false),
                    scope_id = table.Column<long>(type: "INTEGER", nullable: false),
                    scenario_id = table.Column<long>(type: "INTEGER", nullable: false),
                    measure = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    period = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    actor = table.Column<long>(type: "INTEGER", nullable: false),
                    party_id = table.Column<long>(type: "INTEGER", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evidence", x => new { x.plan_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "evidence_chunks",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evidence_chunks", x => new { x.plan_id, x.number, x.position });
                    table.ForeignKey(
                        name: "fk_evidence_chunks_plan_id_number",
                        columns: x => new { x.plan_id, x.number },
                        principalTable: "evidence",
                        principalColumns: new[] { "plan_id", "number" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "exchange_rates",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    from = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    to = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    value = table.Column<long>(type: "INTEGER", nullable: false),
                    use = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    scenario_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_exchange_rates", x => new { x.plan_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "funding_sources",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    wording = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    type = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    amount = table.Column<long>(type: "INTEGER", nullable: false),
                    available = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_funding_sources", x => new { x.plan_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "group_definitions",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    group_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    wording = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_group_definitions", x => new { x.plan_id, x.group_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "group_members",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    group_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    member_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_group_members", x => new { x.plan_id, x.group_id, x.number, x.position });
                    table.ForeignKey(
                        name: "fk_group_members_plan_id_group_id_number",
                        columns: x => new { x.plan_id, x.group_id, x.number },
                        principalTable: "group_definitions",
                        principalColumns: new[] { "plan_id", "group_id", "number" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "holds",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    indicator_id = table.Column<long>(type: "INTEGER", nullable: false),
                    scope_id = table.Column<long>(type: "INTEGER", nullable: false),
                    period = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    measure = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    reach = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    owner_id = table.Column<long>(type: "INTEGER", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_holds", x => new { x.plan_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "import_mappings",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    format = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    dialect = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    columns = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    period_pattern = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    period_columns = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    constants = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    scale = table.Column<long>(type: "INTEGER", nullable: true),
                    round = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_import_mappings", x => new { x.plan_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "indicator_dimensions",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    indicator_id = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    dimension_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_indicator_dimensions", x => new { x.plan_id, x.indicator_id, x.position });
                    table.ForeignKey(
                        name: "fk_indicator_dimensions_plan_id_dimension_id",
                        columns: x => new { x.plan_id, x.dimension_id },
                        principalTable: "dimensions",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "indicator_relations",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    indicator_id = table.Column<long>(type: "INTEGER", nullable: false),
                    relation = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    related_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_indicator_relations", x => new { x.plan_id, x.indicator_id, x.relation, x.position });
                });

            migrationBuilder.CreateTable(
                name: "indicators",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    kind = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    unit = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    unit_names = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    decimals = table.Column<int>(type: "INTEGER", nullable: false),
                    direction = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    band = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    range = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    numerator_id = table.Column<long>(type: "INTEGER", nullable: true),
                    denominator_id = table.Column<long>(type: "INTEGER", nullable: true),
                    weighted_by_id = table.Column<long>(type: "INTEGER", nullable: true),
                    base_id = table.Column<long>(type: "INTEGER", nullable: true),
                    against = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    share_of_id = table.Column<long>(type: "INTEGER", nullable: true),
                    formula = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    over_time = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    rank = table.Column<long>(type: "INTEGER", nullable: true),
                    limit = table.Column<long>(type: "INTEGER", nullable: true),
                    per_day = table.Column<bool>(type: "INTEGER", nullable: false),
                    lists_dimensions = table.Column<bool>(type: "INTEGER", nullable: false),
                    thresholds = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    expected_every = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    importance = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    answered_by_id = table.Column<long>(type: "INTEGER", nullable: true),
                    description = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_indicators", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_indicators_plan_id_base_id",
                        columns: x => new { x.plan_id, x.base_id },
                        principalTable: "indicators",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_indicators_plan_id_denominator_id",
                        columns: x => new { x.plan_id, x.denominator_id },
                        principalTable: "indicators",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_indicators_plan_id_numerator_id",
                        columns: x => new { x.plan_id, x.numerator_id },
                        principalTable: "indicators",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_indicators_plan_id_share_of_id",
                        columns: x => new { x.plan_id, x.share_of_id },
                        principalTable: "dimensions",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_indicators_plan_id_weighted_by_id",
                        columns: x => new { x.plan_id, x.weighted_by_id },
                        principalTable: "indicators",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "initiatives",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    wording = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    parent_id = table.Column<long>(type: "INTEGER", nullable: true),
                    phase_id = table.Column<long>(type: "INTEGER", nullable: true),
                    scope_id = table.Column<long>(type: "INTEGER", nullable: false),
                    owner_id = table.Column<long>(type: "INTEGER", nullable: true),
                    start = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    end = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    baseline_start = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    baseline_end = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    started = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    finished = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    progress = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_initiatives", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_initiatives_plan_id_parent_id",
                        columns: x => new { x.plan_id, x.parent_id },
                        principalTable: "initiatives",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "key_results",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    objective_id = table.Column<long>(type: "INTEGER", nullable: false),
                    target_id = table.Column<long>(type: "INTEGER", nullable: false),
                    parent_id = table.Column<long>(type: "INTEGER", nullable: true),
                    names = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    owner_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_key_results", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_key_results_plan_id_parent_id",
                        columns: x => new { x.plan_id, x.parent_id },
                        principalTable: "key_results",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "key_risk_indicators",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    wording = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    risk_id = table.Column<long>(type: "INTEGER", nullable: true),
                    indicator_id = table.Column<long>(type: "INTEGER", nullable: false),
                    scope_id = table.Column<long>(type: "INTEGER", nullable: false),
                    owner_id = table.Column<long>(type: "INTEGER", nullable: true),
                    alarm = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    yellow = table.Column<long>(type: "INTEGER", nullable: true),
                    red = table.Column<long>(type: "INTEGER", nullable: false),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_key_risk_indicators", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_key_risk_indicators_plan_id_indicator_id",
                        columns: x => new { x.plan_id, x.indicator_id },
                        principalTable: "indicators",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "lights",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    target_id = table.Column<long>(type: "INTEGER", nullable: false),
                    indicator_id = table.Column<long>(type: "INTEGER", nullable: false),
                    scope = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    period = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    scope_id = table.Column<long>(type: "INTEGER", nullable: true),
                    risk_part_id = table.Column<long>(type: "INTEGER", nullable: false),
                    light = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    attainment = table.Column<long>(type: "INTEGER", nullable: true),
                    expected = table.Column<long>(type: "INTEGER", nullable: true),
                    actual = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lights", x => new { x.plan_id, x.target_id, x.indicator_id, x.scope, x.period, x.day });
                });

            migrationBuilder.CreateTable(
                name: "lists",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    announced = table.Column<int>(type: "INTEGER", nullable: true),
                    items = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lists", x => new { x.plan_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "mail_readers",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    about_plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    party_id = table.Column<long>(type: "INTEGER", nullable: false),
                    email = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    language = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    hour = table.Column<int>(type: "INTEGER", nullable: false),
                    alerts = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    escalations = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    mentions = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    reviews = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    told = table.Column<string>(type: "TEXT", nullable: false),
                    told_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    fence = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mail_readers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "mails",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    reader_id = table.Column<long>(type: "INTEGER", nullable: false),
                    duties = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    problem = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    lease_until = table.Column<long>(type: "INTEGER", nullable: true),
                    fence = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mails", x => x.id);
                    table.ForeignKey(
                        name: "fk_mails_reader_id",
                        column: x => x.reader_id,
                        principalTable: "mail_readers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "member_moves",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    member_id = table.Column<long>(type: "INTEGER", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    parent_id = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_member_moves", x => new { x.plan_id, x.member_id, x.from });
                });

            migrationBuilder.CreateTable(
                name: "members",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    dimension_id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    kind = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false, collation: "BINARY"),
                    parent_id = table.Column<long>(type: "INTEGER", nullable: true),
                    ends = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    owner_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_members", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_members_plan_id_dimension_id",
                        columns: x => new { x.plan_id, x.dimension_id },
                        principalTable: "dimensions",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_members_plan_id_parent_id",
                        columns: x => new { x.plan_id, x.parent_id },
                        principalTable: "members",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "milestones",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    wording = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    phase_id = table.Column<long>(type: "INTEGER", nullable: true),
                    initiative_id = table.Column<long>(type: "INTEGER", nullable: true),
                    scope_id = table.Column<long>(type: "INTEGER", nullable: false),
                    owner_id = table.Column<long>(type: "INTEGER", nullable: true),
                    due = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    baseline_due = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    prepares = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    criteria = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    procedure = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    accepted = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    accepted_by_id = table.Column<long>(type: "INTEGER", nullable: true),
                    evidence = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_milestones", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_milestones_plan_id_initiative_id",
                        columns: x => new { x.plan_id, x.initiative_id },
                        principalTable: "initiatives",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "objectives",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    wording = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    scope_id = table.Column<long>(type: "INTEGER", nullable: false),
                    period = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    owner_id = table.Column<long>(type: "INTEGER", nullable: true),
                    scenario_id = table.Column<long>(type: "INTEGER", nullable: true),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_objectives", x => new { x.plan_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "operations",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    about_plan_id = table.Column<long>(type: "INTEGER", nullable: true),
                    kind = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    work = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    key = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    actor = table.Column<long>(type: "INTEGER", nullable: false),
                    identity = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    reason = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    door = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    request = table.Column<byte[]>(type: "BLOB", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    doing = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    done = table.Column<long>(type: "INTEGER", nullable: true),
                    total = table.Column<long>(type: "INTEGER", nullable: true),
                    owner = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    lease_until = table.Column<long>(type: "INTEGER", nullable: true),
                    fence = table.Column<long>(type: "INTEGER", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    result = table.Column<byte[]>(type: "BLOB", nullable: true),
                    problem = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_operations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "parties",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    kind = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    escalates_to_id = table.Column<long>(type: "INTEGER", nullable: true),
                    subject = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_parties", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_parties_plan_id_escalates_to_id",
                        columns: x => new { x.plan_id, x.escalates_to_id },
                        principalTable: "parties",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partitions",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    scenario_id = table.Column<long>(type: "INTEGER", nullable: false),
                    measure = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    indicator_id = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    sums_version = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partitions", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_partitions_plan_id_indicator_id",
                        columns: x => new { x.plan_id, x.indicator_id },
                        principalTable: "indicators",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "past_states",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    changes = table.Column<long>(type: "INTEGER", nullable: false),
                    format = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_past_states", x => new { x.plan_id, x.version });
                });

            migrationBuilder.CreateTable(
                name: "period_closings",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    period = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    measure = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    closed_by = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    note = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    without_numbers = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    open_slices = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    reopened_at = table.Column<long>(type: "INTEGER", nullable: true),
                    reopened_by = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    reason = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_period_closings", x => new { x.plan_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "phase_indicators",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    phase_id = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    indicator_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_phase_indicators", x => new { x.plan_id, x.phase_id, x.position });
                    table.ForeignKey(
                        name: "fk_phase_indicators_plan_id_indicator_id",
                        columns: x => new { x.plan_id, x.indicator_id },
                        principalTable: "indicators",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "phases",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    wording = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    start = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    end = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    baseline_start = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    baseline_end = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    started = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    finished = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    owner_id = table.Column<long>(type: "INTEGER", nullable: true),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_phases", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_phases_plan_id_owner_id",
                        columns: x => new { x.plan_id, x.owner_id },
                        principalTable: "parties",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "planning_rounds",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    wording = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    opens = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    due = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_planning_rounds", x => new { x.plan_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "plans",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    own_version = table.Column<long>(type: "INTEGER", nullable: false),
                    structure_version = table.Column<long>(type: "INTEGER", nullable: false),
                    parentage_version = table.Column<long>(type: "INTEGER", nullable: false),
                    next_id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    calendar = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    currency = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    time_zone = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    status = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    matrix = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    matrix_rows_id = table.Column<long>(type: "INTEGER", nullable: true),
                    matrix_columns_id = table.Column<long>(type: "INTEGER", nullable: true),
                    matrix_source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    monitoring = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    monitoring_source_id = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_plans", x => x.id);
                    table.ForeignKey(
                        name: "fk_plans_id_matrix_columns_id",
                        columns: x => new { x.id, x.matrix_columns_id },
                        principalTable: "dimensions",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_plans_id_matrix_rows_id",
                        columns: x => new { x.id, x.matrix_rows_id },
                        principalTable: "dimensions",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "reviews",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    schedule_id = table.Column<long>(type: "INTEGER", nullable: false),
                    schedule = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    names = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    kind = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    cadence = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    period = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    owner = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    state = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    opened_by = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    questions = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    content = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    actions = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    open_actions = table.Column<int>(type: "INTEGER", nullable: false),
                    next_due = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    closed = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    reopened = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    score = table.Column<long>(type: "INTEGER", nullable: true),
                    light = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    scope_id = table.Column<long>(type: "INTEGER", nullable: true),
                    objective_id = table.Column<long>(type: "INTEGER", nullable: true),
                    is_score_within = table.Column<bool>(type: "INTEGER", nullable: false),
                    snapshot = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reviews", x => new { x.plan_id, x.number });
                    table.ForeignKey(
                        name: "fk_reviews_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "scenarios",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    parent_id = table.Column<long>(type: "INTEGER", nullable: true),
                    parent_version = table.Column<long>(type: "INTEGER", nullable: true),
                    description = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_scenarios", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_scenarios_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_scenarios_plan_id_parent_id",
                        columns: x => new { x.plan_id, x.parent_id },
                        principalTable: "scenarios",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "scopes",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_scopes", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_scopes_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sections",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    purpose = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    parent_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sections", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_sections_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_sections_plan_id_parent_id",
                        columns: x => new { x.plan_id, x.parent_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "waivers",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    finding = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    reason = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    accepted_by_id = table.Column<long>(type: "INTEGER", nullable: true),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_waivers", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_waivers_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_waivers_plan_id_accepted_by_id",
                        columns: x => new { x.plan_id, x.accepted_by_id },
                        principalTable: "parties",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "webhooks",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    about_plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    actor = table.Column<long>(type: "INTEGER", nullable: false),
                    made_by = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    settings = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    secret = table.Column<byte[]>(type: "BLOB", nullable: true),
                    earlier_secret = table.Column<byte[]>(type: "BLOB", nullable: true),
                    earlier_secret_until = table.Column<long>(type: "INTEGER", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    problem = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    waiting = table.Column<int>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    failing_since = table.Column<long>(type: "INTEGER", nullable: true),
                    owner = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    lease_until = table.Column<long>(type: "INTEGER", nullable: true),
                    fence = table.Column<long>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_webhooks", x => x.id);
                    table.ForeignKey(
                        name: "fk_webhooks_about_plan_id",
                        column: x => x.about_plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "scope_members",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    scope_id = table.Column<long>(type: "INTEGER", nullable: false),
                    dimension_id = table.Column<long>(type: "INTEGER", nullable: false),
                    member_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_scope_members", x => new { x.plan_id, x.scope_id, x.dimension_id });
                    table.ForeignKey(
                        name: "fk_scope_members_plan_id_dimension_id",
                        columns: x => new { x.plan_id, x.dimension_id },
                        principalTable: "dimensions",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_scope_members_plan_id_member_id",
                        columns: x => new { x.plan_id, x.member_id },
                        principalTable: "members",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_scope_members_plan_id_scope_id",
                        columns: x => new { x.plan_id, x.scope_id },
                        principalTable: "scopes",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "resources",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    wording = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    type = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    owner_id = table.Column<long>(type: "INTEGER", nullable: true),
                    quantity = table.Column<long>(type: "INTEGER", nullable: true),
                    unit = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    unit_cost = table.Column<long>(type: "INTEGER", nullable: true),
                    cost = table.Column<long>(type: "INTEGER", nullable: true),
                    due = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_resources", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_resources_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_resources_plan_id_owner_id",
                        columns: x => new { x.plan_id, x.owner_id },
                        principalTable: "parties",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_resources_plan_id_source_id",
                        columns: x => new { x.plan_id, x.source_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "review_schedules",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    cadence = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    kind = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    days_after = table.Column<int>(type: "INTEGER", nullable: false),
                    questions = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    objective_id = table.Column<long>(type: "INTEGER", nullable: true),
                    scope_id = table.Column<long>(type: "INTEGER", nullable: false),
                    owner_id = table.Column<long>(type: "INTEGER", nullable: true),
                    wording = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_review_schedules", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_review_schedules_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_review_schedules_plan_id_objective_id",
                        columns: x => new { x.plan_id, x.objective_id },
                        principalTable: "objectives",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_review_schedules_plan_id_owner_id",
                        columns: x => new { x.plan_id, x.owner_id },
                        principalTable: "parties",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_review_schedules_plan_id_scope_id",
                        columns: x => new { x.plan_id, x.scope_id },
                        principalTable: "scopes",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_review_schedules_plan_id_source_id",
                        columns: x => new { x.plan_id, x.source_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "risk_levels",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    severity = table.Column<int>(type: "INTEGER", nullable: false),
                    probability_from = table.Column<int>(type: "INTEGER", nullable: false),
                    probability_to = table.Column<int>(type: "INTEGER", nullable: false),
                    impact_from = table.Column<int>(type: "INTEGER", nullable: false),
                    impact_to = table.Column<int>(type: "INTEGER", nullable: false),
                    response = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    escalates = table.Column<bool>(type: "INTEGER", nullable: false),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_risk_levels", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_risk_levels_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_risk_levels_plan_id_source_id",
                        columns: x => new { x.plan_id, x.source_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "slice_assignments",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    wording = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    round_id = table.Column<long>(type: "INTEGER", nullable: false),
                    party_id = table.Column<long>(type: "INTEGER", nullable: true),
                    scope_id = table.Column<long>(type: "INTEGER", nullable: false),
                    measure = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    period = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    grain = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    due = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    submitted = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    assigned_at = table.Column<long>(type: "INTEGER", nullable: false),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_slice_assignments", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_slice_assignments_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_slice_assignments_plan_id_party_id",
                        columns: x => new { x.plan_id, x.party_id },
                        principalTable: "parties",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_slice_assignments_plan_id_round_id",
                        columns: x => new { x.plan_id, x.round_id },
                        principalTable: "planning_rounds",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_slice_assignments_plan_id_scope_id",
                        columns: x => new { x.plan_id, x.scope_id },
                        principalTable: "scopes",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_slice_assignments_plan_id_source_id",
                        columns: x => new { x.plan_id, x.source_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "targets",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    indicator_id = table.Column<long>(type: "INTEGER", nullable: false),
                    scope_id = table.Column<long>(type: "INTEGER", nullable: false),
                    period = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    comparator = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    basis = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    against = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    value = table.Column<long>(type: "INTEGER", nullable: false),
                    upper_value = table.Column<long>(type: "INTEGER", nullable: true),
                    currency = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    baseline = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    baseline_source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    rises_by = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    completes = table.Column<bool>(type: "INTEGER", nullable: false),
                    pace = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    scenario_id = table.Column<long>(type: "INTEGER", nullable: true),
                    derivation = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    derived_from_id = table.Column<long>(type: "INTEGER", nullable: true),
                    names = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    wording = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_targets", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_targets_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_targets_plan_id_baseline_source_id",
                        columns: x => new { x.plan_id, x.baseline_source_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_targets_plan_id_derived_from_id",
                        columns: x => new { x.plan_id, x.derived_from_id },
                        principalTable: "targets",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_targets_plan_id_indicator_id",
                        columns: x => new { x.plan_id, x.indicator_id },
                        principalTable: "indicators",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_targets_plan_id_scenario_id",
                        columns: x => new { x.plan_id, x.scenario_id },
                        principalTable: "scenarios",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_targets_plan_id_scope_id",
                        columns: x => new { x.plan_id, x.scope_id },
                        principalTable: "scopes",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_targets_plan_id_source_id",
                        columns: x => new { x.plan_id, x.source_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "teams",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    wording = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    parent_id = table.Column<long>(type: "INTEGER", nullable: true),
                    owner_id = table.Column<long>(type: "INTEGER", nullable: true),
                    head_count = table.Column<int>(type: "INTEGER", nullable: true),
                    at_start = table.Column<int>(type: "INTEGER", nullable: true),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_teams", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_teams_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_teams_plan_id_owner_id",
                        columns: x => new { x.plan_id, x.owner_id },
                        principalTable: "parties",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_teams_plan_id_parent_id",
                        columns: x => new { x.plan_id, x.parent_id },
                        principalTable: "teams",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_teams_plan_id_source_id",
                        columns: x => new { x.plan_id, x.source_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "weight_windows",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    precedence = table.Column<int>(type: "INTEGER", nullable: false),
                    others = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    wording = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_weight_windows", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_weight_windows_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_weight_windows_plan_id_source_id",
                        columns: x => new { x.plan_id, x.source_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "webhook_deliveries",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    webhook_id = table.Column<long>(type: "INTEGER", nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    type = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    subject = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    state = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: true),
                    problem = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    first_at = table.Column<long>(type: "INTEGER", nullable: false),
                    last_at = table.Column<long>(type: "INTEGER", nullable: true),
                    due_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_webhook_deliveries", x => x.id);
                    table.ForeignKey(
                        name: "fk_webhook_deliveries_webhook_id",
                        column: x => x.webhook_id,
                        principalTable: "webhooks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "resource_budget_items",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    resource_id = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    budget_item_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_resource_budget_items", x => new { x.plan_id, x.resource_id, x.position });
                    table.ForeignKey(
                        name: "fk_resource_budget_items_plan_id_budget_item_id",
                        columns: x => new { x.plan_id, x.budget_item_id },
                        principalTable: "budget_items",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_resource_budget_items_plan_id_resource_id",
                        columns: x => new { x.plan_id, x.resource_id },
                        principalTable: "resources",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "review_schedule_indicators",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    schedule_id = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    indicator_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_review_schedule_indicators", x => new { x.plan_id, x.schedule_id, x.position });
                    table.ForeignKey(
                        name: "fk_review_schedule_indicators_plan_id_indicator_id",
                        columns: x => new { x.plan_id, x.indicator_id },
                        principalTable: "indicators",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_review_schedule_indicators_plan_id_schedule_id",
                        columns: x => new { x.plan_id, x.schedule_id },
                        principalTable: "review_schedules",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "risk_categories",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    wording = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    appetite_id = table.Column<long>(type: "INTEGER", nullable: true),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_risk_categories", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_risk_categories_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_risk_categories_plan_id_appetite_id",
                        columns: x => new { x.plan_id, x.appetite_id },
                        principalTable: "risk_levels",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_risk_categories_plan_id_source_id",
                        columns: x => new { x.plan_id, x.source_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "risk_level_parties",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    risk_level_id = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    party_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_risk_level_parties", x => new { x.plan_id, x.risk_level_id, x.position });
                    table.ForeignKey(
                        name: "fk_risk_level_parties_plan_id_party_id",
                        columns: x => new { x.plan_id, x.party_id },
                        principalTable: "parties",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_risk_level_parties_plan_id_risk_level_id",
                        columns: x => new { x.plan_id, x.risk_level_id },
                        principalTable: "risk_levels",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "slice_assignment_dimensions",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    slice_assignment_id = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    dimension_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_slice_assignment_dimensions", x => new { x.plan_id, x.slice_assignment_id, x.position });
                    table.ForeignKey(
                        name: "fk_slice_assignment_dimensions_plan_id_dimension_id",
                        columns: x => new { x.plan_id, x.dimension_id },
                        principalTable: "dimensions",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_slice_assignment_dimensions_plan_id_slice_assignment_id",
                        columns: x => new { x.plan_id, x.slice_assignment_id },
                        principalTable: "slice_assignments",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "slice_assignment_indicators",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    slice_assignment_id = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    indicator_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_slice_assignment_indicators", x => new { x.plan_id, x.slice_assignment_id, x.position });
                    table.ForeignKey(
                        name: "fk_slice_assignment_indicators_plan_id_indicator_id",
                        columns: x => new { x.plan_id, x.indicator_id },
                        principalTable: "indicators",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_slice_assignment_indicators_plan_id_slice_assignment_id",
                        columns: x => new { x.plan_id, x.slice_assignment_id },
                        principalTable: "slice_assignments",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "posts",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    wording = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    team_id = table.Column<long>(type: "INTEGER", nullable: false),
                    head_count = table.Column<int>(type: "INTEGER", nullable: false),
                    is_key = table.Column<bool>(type: "INTEGER", nullable: false),
                    at_start = table.Column<int>(type: "INTEGER", nullable: true),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_posts", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_posts_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_posts_plan_id_source_id",
                        columns: x => new { x.plan_id, x.source_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_posts_plan_id_team_id",
                        columns: x => new { x.plan_id, x.team_id },
                        principalTable: "teams",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "weights",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    of_id = table.Column<long>(type: "INTEGER", nullable: true),
                    within_id = table.Column<long>(type: "INTEGER", nullable: false),
                    objective_id = table.Column<long>(type: "INTEGER", nullable: true),
                    key_result_id = table.Column<long>(type: "INTEGER", nullable: true),
                    value = table.Column<long>(type: "INTEGER", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    window_id = table.Column<long>(type: "INTEGER", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_weights", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_weights_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_weights_plan_id_key_result_id",
                        columns: x => new { x.plan_id, x.key_result_id },
                        principalTable: "key_results",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_weights_plan_id_objective_id",
                        columns: x => new { x.plan_id, x.objective_id },
                        principalTable: "objectives",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_weights_plan_id_of_id",
                        columns: x => new { x.plan_id, x.of_id },
                        principalTable: "scopes",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_weights_plan_id_source_id",
                        columns: x => new { x.plan_id, x.source_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_weights_plan_id_window_id",
                        columns: x => new { x.plan_id, x.window_id },
                        principalTable: "weight_windows",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_weights_plan_id_within_id",
                        columns: x => new { x.plan_id, x.within_id },
                        principalTable: "scopes",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "risks",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    wording = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    category_id = table.Column<long>(type: "INTEGER", nullable: true),
                    scope_id = table.Column<long>(type: "INTEGER", nullable: false),
                    owner_id = table.Column<long>(type: "INTEGER", nullable: true),
                    causes = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    level_id = table.Column<long>(type: "INTEGER", nullable: true),
                    probability = table.Column<long>(type: "INTEGER", nullable: true),
                    frequency = table.Column<long>(type: "INTEGER", nullable: true),
                    identified = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    reported = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    closed = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_risks", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_risks_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_risks_plan_id_category_id",
                        columns: x => new { x.plan_id, x.category_id },
                        principalTable: "risk_categories",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_risks_plan_id_level_id",
                        columns: x => new { x.plan_id, x.level_id },
                        principalTable: "risk_levels",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_risks_plan_id_owner_id",
                        columns: x => new { x.plan_id, x.owner_id },
                        principalTable: "parties",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_risks_plan_id_scope_id",
                        columns: x => new { x.plan_id, x.scope_id },
                        principalTable: "scopes",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_risks_plan_id_source_id",
                        columns: x => new { x.plan_id, x.source_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "staff_movements",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    wording = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    team_id = table.Column<long>(type: "INTEGER", nullable: true),
                    post_id = table.Column<long>(type: "INTEGER", nullable: true),
                    type = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    period = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    planned = table.Column<int>(type: "INTEGER", nullable: true),
                    actual = table.Column<int>(type: "INTEGER", nullable: true),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_staff_movements", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_staff_movements_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_staff_movements_plan_id_post_id",
                        columns: x => new { x.plan_id, x.post_id },
                        principalTable: "posts",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_staff_movements_plan_id_source_id",
                        columns: x => new { x.plan_id, x.source_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_staff_movements_plan_id_team_id",
                        columns: x => new { x.plan_id, x.team_id },
                        principalTable: "teams",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "risk_assessments",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    risk_id = table.Column<long>(type: "INTEGER", nullable: false),
                    type = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    probability = table.Column<int>(type: "INTEGER", nullable: false),
                    impact = table.Column<int>(type: "INTEGER", nullable: false),
                    assessed_by_id = table.Column<long>(type: "INTEGER", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_risk_assessments", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_risk_assessments_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_risk_assessments_plan_id_assessed_by_id",
                        columns: x => new { x.plan_id, x.assessed_by_id },
                        principalTable: "parties",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_risk_assessments_plan_id_risk_id",
                        columns: x => new { x.plan_id, x.risk_id },
                        principalTable: "risks",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_risk_assessments_plan_id_source_id",
                        columns: x => new { x.plan_id, x.source_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "risk_cases",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    wording = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    category_id = table.Column<long>(type: "INTEGER", nullable: true),
                    risk_id = table.Column<long>(type: "INTEGER", nullable: true),
                    happened = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    lessons = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    search = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_risk_cases", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_risk_cases_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_risk_cases_plan_id_category_id",
                        columns: x => new { x.plan_id, x.category_id },
                        principalTable: "risk_categories",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_risk_cases_plan_id_risk_id",
                        columns: x => new { x.plan_id, x.risk_id },
                        principalTable: "risks",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_risk_cases_plan_id_source_id",
                        columns: x => new { x.plan_id, x.source_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "risk_correlations",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    first_id = table.Column<long>(type: "INTEGER", nullable: false),
                    second_id = table.Column<long>(type: "INTEGER", nullable: false),
                    coefficient = table.Column<long>(type: "INTEGER", nullable: false),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_risk_correlations", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_risk_correlations_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_risk_correlations_plan_id_first_id",
                        columns: x => new { x.plan_id, x.first_id },
                        principalTable: "risks",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_risk_correlations_plan_id_second_id",
                        columns: x => new { x.plan_id, x.second_id },
                        principalTable: "risks",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_risk_correlations_plan_id_source_id",
                        columns: x => new { x.plan_id, x.source_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "risk_impacts",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    risk_id = table.Column<long>(type: "INTEGER", nullable: false),
                    indicator_id = table.Column<long>(type: "INTEGER", nullable: true),
                    distribution = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    low = table.Column<long>(type: "INTEGER", nullable: true),
                    likely = table.Column<long>(type: "INTEGER", nullable: true),
                    high = table.Column<long>(type: "INTEGER", nullable: true),
                    values = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    weights = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    is_relative = table.Column<bool>(type: "INTEGER", nullable: false),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_risk_impacts", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_risk_impacts_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_risk_impacts_plan_id_indicator_id",
                        columns: x => new { x.plan_id, x.indicator_id },
                        principalTable: "indicators",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_risk_impacts_plan_id_risk_id",
                        columns: x => new { x.plan_id, x.risk_id },
                        principalTable: "risks",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_risk_impacts_plan_id_source_id",
                        columns: x => new { x.plan_id, x.source_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "risk_indicators",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    risk_id = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    indicator_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_risk_indicators", x => new { x.plan_id, x.risk_id, x.position });
                    table.ForeignKey(
                        name: "fk_risk_indicators_plan_id_indicator_id",
                        columns: x => new { x.plan_id, x.indicator_id },
                        principalTable: "indicators",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_risk_indicators_plan_id_risk_id",
                        columns: x => new { x.plan_id, x.risk_id },
                        principalTable: "risks",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "risk_responses",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    wording = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    risk_id = table.Column<long>(type: "INTEGER", nullable: false),
                    strategy = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    department_id = table.Column<long>(type: "INTEGER", nullable: true),
                    due = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    done = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    cost = table.Column<long>(type: "INTEGER", nullable: true),
                    probability_factor = table.Column<long>(type: "INTEGER", nullable: true),
                    impact_factor = table.Column<long>(type: "INTEGER", nullable: true),
                    cap_id = table.Column<long>(type: "INTEGER", nullable: true),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_risk_responses", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_risk_responses_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_risk_responses_plan_id_cap_id",
                        columns: x => new { x.plan_id, x.cap_id },
                        principalTable: "targets",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_risk_responses_plan_id_department_id",
                        columns: x => new { x.plan_id, x.department_id },
                        principalTable: "parties",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_risk_responses_plan_id_risk_id",
                        columns: x => new { x.plan_id, x.risk_id },
                        principalTable: "risks",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_risk_responses_plan_id_source_id",
                        columns: x => new { x.plan_id, x.source_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_alerts_plan_id_due_at",
                table: "alerts",
                columns: new[] { "plan_id", "due_at" },
                filter: "closed_at IS NULL AND due_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_alerts_plan_id_target_id_indicator_id_scope_period_risk_part_id",
                table: "alerts",
                columns: new[] { "plan_id", "target_id", "indicator_id", "scope", "period", "risk_part_id" },
                unique: true,
                filter: "closed_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_alignments_plan_id_parent_id",
                table: "alignments",
                columns: new[] { "plan_id", "parent_id" });

            migrationBuilder.CreateIndex(
                name: "ix_api_key_grants_key_id",
                table: "api_key_grants",
                column: "key_id");

            migrationBuilder.CreateIndex(
                name: "ix_api_keys_name",
                table: "api_keys",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_bounds_plan_id_code",
                table: "bounds",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_bounds_plan_id_indicator_id",
                table: "bounds",
                columns: new[] { "plan_id", "indicator_id" });

            migrationBuilder.CreateIndex(
                name: "ix_bounds_plan_id_owner_id",
                table: "bounds",
                columns: new[] { "plan_id", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_bounds_plan_id_scope_id",
                table: "bounds",
                columns: new[] { "plan_id", "scope_id" });

            migrationBuilder.CreateIndex(
                name: "ix_budget_entries_plan_id_code",
                table: "budget_entries",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_budget_entries_plan_id_item_id",
                table: "budget_entries",
                columns: new[] { "plan_id", "item_id" });

            migrationBuilder.CreateIndex(
                name: "ix_budget_items_plan_id_approved_by_id",
                table: "budget_items",
                columns: new[] { "plan_id", "approved_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_budget_items_plan_id_approver_id",
                table: "budget_items",
                columns: new[] { "plan_id", "approver_id" });

            migrationBuilder.CreateIndex(
                name: "ix_budget_items_plan_id_code",
                table: "budget_items",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_budget_items_plan_id_initiative_id",
                table: "budget_items",
                columns: new[] { "plan_id", "initiative_id" });

            migrationBuilder.CreateIndex(
                name: "ix_budget_items_plan_id_objective_id",
                table: "budget_items",
                columns: new[] { "plan_id", "objective_id" });

            migrationBuilder.CreateIndex(
                name: "ix_budget_items_plan_id_owner_id",
                table: "budget_items",
                columns: new[] { "plan_id", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_budget_items_plan_id_parent_id",
                table: "budget_items",
                columns: new[] { "plan_id", "parent_id" });

            migrationBuilder.CreateIndex(
                name: "ix_budget_items_plan_id_scope_id",
                table: "budget_items",
                columns: new[] { "plan_id", "scope_id" });

            migrationBuilder.CreateIndex(
                name: "ix_budget_items_plan_id_source_id",
                table: "budget_items",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_cell_notes_plan_id_source_id",
                table: "cell_notes",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_cells_plan_id_currency",
                table: "cells",
                columns: new[] { "plan_id", "currency" },
                filter: "currency IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_change_requests_plan_id_assessment_due",
                table: "change_requests",
                columns: new[] { "plan_id", "assessment_due" },
                filter: "assessment_due IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_change_sets_plan_id_at",
                table: "change_sets",
                columns: new[] { "plan_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_comment_mentions_plan_id_party_id_number",
                table: "comment_mentions",
                columns: new[] { "plan_id", "party_id", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_comments_plan_id_subject_id_number",
                table: "comments",
                columns: new[] { "plan_id", "subject_id", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_comments_plan_id_thread",
                table: "comments",
                columns: new[] { "plan_id", "thread" });

            migrationBuilder.CreateIndex(
                name: "ix_committee_seats_plan_id_code",
                table: "committee_seats",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_committee_seats_plan_id_committee_id",
                table: "committee_seats",
                columns: new[] { "plan_id", "committee_id" });

            migrationBuilder.CreateIndex(
                name: "ix_committee_seats_plan_id_party_id",
                table: "committee_seats",
                columns: new[] { "plan_id", "party_id" });

            migrationBuilder.CreateIndex(
                name: "ix_committee_seats_plan_id_source_id",
                table: "committee_seats",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_committees_plan_id_code",
                table: "committees",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_committees_plan_id_source_id",
                table: "committees",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_contingency_plans_plan_id_code",
                table: "contingency_plans",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_contingency_plans_plan_id_owner_id",
                table: "contingency_plans",
                columns: new[] { "plan_id", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_contingency_plans_plan_id_risk_id",
                table: "contingency_plans",
                columns: new[] { "plan_id", "risk_id" });

            migrationBuilder.CreateIndex(
                name: "ix_contingency_plans_plan_id_source_id",
                table: "contingency_plans",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_contributions_plan_id_code",
                table: "contributions",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_contributions_plan_id_initiative_id",
                table: "contributions",
                columns: new[] { "plan_id", "initiative_id" });

            migrationBuilder.CreateIndex(
                name: "ix_contributions_plan_id_source_id",
                table: "contributions",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_contributions_plan_id_target_id",
                table: "contributions",
                columns: new[] { "plan_id", "target_id" });

            migrationBuilder.CreateIndex(
                name: "ix_currencies_plan_id_code",
                table: "currencies",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_decision_packages_plan_id_code",
                table: "decision_packages",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_decision_packages_plan_id_item_id",
                table: "decision_packages",
                columns: new[] { "plan_id", "item_id" });

            migrationBuilder.CreateIndex(
                name: "ix_decision_packages_plan_id_source_id",
                table: "decision_packages",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_dependencies_plan_id_after_initiative_id",
                table: "dependencies",
                columns: new[] { "plan_id", "after_initiative_id" });

            migrationBuilder.CreateIndex(
                name: "ix_dependencies_plan_id_after_milestone_id",
                table: "dependencies",
                columns: new[] { "plan_id", "after_milestone_id" });

            migrationBuilder.CreateIndex(
                name: "ix_dependencies_plan_id_after_phase_id",
                table: "dependencies",
                columns: new[] { "plan_id", "after_phase_id" });

            migrationBuilder.CreateIndex(
                name: "ix_dependencies_plan_id_code",
                table: "dependencies",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_dependencies_plan_id_initiative_id",
                table: "dependencies",
                columns: new[] { "plan_id", "initiative_id" });

            migrationBuilder.CreateIndex(
                name: "ix_dependencies_plan_id_milestone_id",
                table: "dependencies",
                columns: new[] { "plan_id", "milestone_id" });

            migrationBuilder.CreateIndex(
                name: "ix_dependencies_plan_id_phase_id",
                table: "dependencies",
                columns: new[] { "plan_id", "phase_id" });

            migrationBuilder.CreateIndex(
                name: "ix_dependencies_plan_id_source_id",
                table: "dependencies",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_dimensions_plan_id_code",
                table: "dimensions",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_dimensions_plan_id_source_id",
                table: "dimensions",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_drills_plan_id_code",
                table: "drills",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_drills_plan_id_contingency_plan_id",
                table: "drills",
                columns: new[] { "plan_id", "contingency_plan_id" });

            migrationBuilder.CreateIndex(
                name: "ix_evidence_plan_id_subject_id_number",
                table: "evidence",
                columns: new[] { "plan_id", "subject_id", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_exchange_rates_plan_id_code",
                table: "exchange_rates",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_exchange_rates_plan_id_from_to_valid_from",
                table: "exchange_rates",
                columns: new[] { "plan_id", "from", "to", "valid_from" });

            migrationBuilder.CreateIndex(
                name: "ix_exchange_rates_plan_id_scenario_id",
                table: "exchange_rates",
                columns: new[] { "plan_id", "scenario_id" });

            migrationBuilder.CreateIndex(
                name: "ix_funding_sources_plan_id_code",
                table: "funding_sources",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_funding_sources_plan_id_source_id",
                table: "funding_sources",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_group_definitions_plan_id_source_id",
                table: "group_definitions",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_group_members_plan_id_member_id",
                table: "group_members",
                columns: new[] { "plan_id", "member_id" });

            migrationBuilder.CreateIndex(
                name: "ix_holds_plan_id_code",
                table: "holds",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_holds_plan_id_indicator_id",
                table: "holds",
                columns: new[] { "plan_id", "indicator_id" });

            migrationBuilder.CreateIndex(
                name: "ix_holds_plan_id_owner_id",
                table: "holds",
                columns: new[] { "plan_id", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_holds_plan_id_scope_id",
                table: "holds",
                columns: new[] { "plan_id", "scope_id" });

            migrationBuilder.CreateIndex(
                name: "ix_idempotency_at",
                table: "idempotency",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_import_mappings_plan_id_code",
                table: "import_mappings",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_indicator_dimensions_plan_id_dimension_id",
                table: "indicator_dimensions",
                columns: new[] { "plan_id", "dimension_id" });

            migrationBuilder.CreateIndex(
                name: "ix_indicator_relations_plan_id_related_id",
                table: "indicator_relations",
                columns: new[] { "plan_id", "related_id" });

            migrationBuilder.CreateIndex(
                name: "ix_indicators_plan_id_answered_by_id",
                table: "indicators",
                columns: new[] { "plan_id", "answered_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_indicators_plan_id_base_id",
                table: "indicators",
                columns: new[] { "plan_id", "base_id" });

            migrationBuilder.CreateIndex(
                name: "ix_indicators_plan_id_code",
                table: "indicators",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_indicators_plan_id_denominator_id",
                table: "indicators",
                columns: new[] { "plan_id", "denominator_id" });

            migrationBuilder.CreateIndex(
                name: "ix_indicators_plan_id_numerator_id",
                table: "indicators",
                columns: new[] { "plan_id", "numerator_id" });

            migrationBuilder.CreateIndex(
                name: "ix_indicators_plan_id_share_of_id",
                table: "indicators",
                columns: new[] { "plan_id", "share_of_id" });

            migrationBuilder.CreateIndex(
                name: "ix_indicators_plan_id_source_id",
                table: "indicators",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_indicators_plan_id_weighted_by_id",
                table: "indicators",
                columns: new[] { "plan_id", "weighted_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_initiatives_plan_id_code",
                table: "initiatives",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_initiatives_plan_id_owner_id",
                table: "initiatives",
                columns: new[] { "plan_id", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_initiatives_plan_id_parent_id",
                table: "initiatives",
                columns: new[] { "plan_id", "parent_id" });

            migrationBuilder.CreateIndex(
                name: "ix_initiatives_plan_id_phase_id",
                table: "initiatives",
                columns: new[] { "plan_id", "phase_id" });

            migrationBuilder.CreateIndex(
                name: "ix_initiatives_plan_id_scope_id",
                table: "initiatives",
                columns: new[] { "plan_id", "scope_id" });

            migrationBuilder.CreateIndex(
                name: "ix_initiatives_plan_id_source_id",
                table: "initiatives",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_key_results_plan_id_code",
                table: "key_results",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_key_results_plan_id_objective_id",
                table: "key_results",
                columns: new[] { "plan_id", "objective_id" });

            migrationBuilder.CreateIndex(
                name: "ix_key_results_plan_id_owner_id",
                table: "key_results",
                columns: new[] { "plan_id", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_key_results_plan_id_parent_id",
                table: "key_results",
                columns: new[] { "plan_id", "parent_id" });

            migrationBuilder.CreateIndex(
                name: "ix_key_results_plan_id_target_id",
                table: "key_results",
                columns: new[] { "plan_id", "target_id" });

            migrationBuilder.CreateIndex(
                name: "ix_key_risk_indicators_plan_id_code",
                table: "key_risk_indicators",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_key_risk_indicators_plan_id_indicator_id",
                table: "key_risk_indicators",
                columns: new[] { "plan_id", "indicator_id" });

            migrationBuilder.CreateIndex(
                name: "ix_key_risk_indicators_plan_id_owner_id",
                table: "key_risk_indicators",
                columns: new[] { "plan_id", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_key_risk_indicators_plan_id_risk_id",
                table: "key_risk_indicators",
                columns: new[] { "plan_id", "risk_id" });

            migrationBuilder.CreateIndex(
                name: "ix_key_risk_indicators_plan_id_scope_id",
                table: "key_risk_indicators",
                columns: new[] { "plan_id", "scope_id" });

            migrationBuilder.CreateIndex(
                name: "ix_key_risk_indicators_plan_id_source_id",
                table: "key_risk_indicators",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_lists_plan_id_code",
                table: "lists",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_lists_plan_id_source_id",
                table: "lists",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_mail_readers_about_plan_id_party_id",
                table: "mail_readers",
                columns: new[] { "about_plan_id", "party_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_mails_reader_id",
                table: "mails",
                column: "reader_id");

            migrationBuilder.CreateIndex(
                name: "ix_mails_state_due_at",
                table: "mails",
                columns: new[] { "state", "due_at" });

            migrationBuilder.CreateIndex(
                name: "ix_member_moves_plan_id_parent_id",
                table: "member_moves",
                columns: new[] { "plan_id", "parent_id" });

            migrationBuilder.CreateIndex(
                name: "ix_members_plan_id_code",
                table: "members",
                columns: new[] { "plan_id", "code" });

            migrationBuilder.CreateIndex(
                name: "ix_members_plan_id_dimension_id_code",
                table: "members",
                columns: new[] { "plan_id", "dimension_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_members_plan_id_owner_id",
                table: "members",
                columns: new[] { "plan_id", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_members_plan_id_parent_id",
                table: "members",
                columns: new[] { "plan_id", "parent_id" });

            migrationBuilder.CreateIndex(
                name: "ix_milestones_plan_id_accepted_by_id",
                table: "milestones",
                columns: new[] { "plan_id", "accepted_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_milestones_plan_id_code",
                table: "milestones",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_milestones_plan_id_initiative_id",
                table: "milestones",
                columns: new[] { "plan_id", "initiative_id" });

            migrationBuilder.CreateIndex(
                name: "ix_milestones_plan_id_owner_id",
                table: "milestones",
                columns: new[] { "plan_id", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_milestones_plan_id_phase_id",
                table: "milestones",
                columns: new[] { "plan_id", "phase_id" });

            migrationBuilder.CreateIndex(
                name: "ix_milestones_plan_id_scope_id",
                table: "milestones",
                columns: new[] { "plan_id", "scope_id" });

            migrationBuilder.CreateIndex(
                name: "ix_milestones_plan_id_source_id",
                table: "milestones",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_objectives_plan_id_code",
                table: "objectives",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_objectives_plan_id_owner_id",
                table: "objectives",
                columns: new[] { "plan_id", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_objectives_plan_id_scenario_id",
                table: "objectives",
                columns: new[] { "plan_id", "scenario_id" });

            migrationBuilder.CreateIndex(
                name: "ix_objectives_plan_id_scope_id",
                table: "objectives",
                columns: new[] { "plan_id", "scope_id" });

            migrationBuilder.CreateIndex(
                name: "ix_objectives_plan_id_source_id",
                table: "objectives",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_operations_about_plan_id_work_key",
                table: "operations",
                columns: new[] { "about_plan_id", "work", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_operations_actor_id",
                table: "operations",
                columns: new[] { "actor", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_operations_ended_at",
                table: "operations",
                column: "ended_at");

            migrationBuilder.CreateIndex(
                name: "ix_operations_state_due_at",
                table: "operations",
                columns: new[] { "state", "due_at" });

            migrationBuilder.CreateIndex(
                name: "ix_parties_plan_id_code",
                table: "parties",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_parties_plan_id_escalates_to_id",
                table: "parties",
                columns: new[] { "plan_id", "escalates_to_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partitions_plan_id_indicator_id",
                table: "partitions",
                columns: new[] { "plan_id", "indicator_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partitions_plan_id_scenario_id_measure_indicator_id",
                table: "partitions",
                columns: new[] { "plan_id", "scenario_id", "measure", "indicator_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_phase_indicators_plan_id_indicator_id",
                table: "phase_indicators",
                columns: new[] { "plan_id", "indicator_id" });

            migrationBuilder.CreateIndex(
                name: "ix_phases_plan_id_code",
                table: "phases",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_phases_plan_id_owner_id",
                table: "phases",
                columns: new[] { "plan_id", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_phases_plan_id_source_id",
                table: "phases",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_planning_rounds_plan_id_code",
                table: "planning_rounds",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_planning_rounds_plan_id_source_id",
                table: "planning_rounds",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_plans_code",
                table: "plans",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plans_id_matrix_columns_id",
                table: "plans",
                columns: new[] { "id", "matrix_columns_id" });

            migrationBuilder.CreateIndex(
                name: "ix_plans_id_matrix_rows_id",
                table: "plans",
                columns: new[] { "id", "matrix_rows_id" });

            migrationBuilder.CreateIndex(
                name: "ix_plans_id_matrix_source_id",
                table: "plans",
                columns: new[] { "id", "matrix_source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_plans_id_monitoring_source_id",
                table: "plans",
                columns: new[] { "id", "monitoring_source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_posts_plan_id_code",
                table: "posts",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_posts_plan_id_source_id",
                table: "posts",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_posts_plan_id_team_id",
                table: "posts",
                columns: new[] { "plan_id", "team_id" });

            migrationBuilder.CreateIndex(
                name: "ix_resource_budget_items_plan_id_budget_item_id",
                table: "resource_budget_items",
                columns: new[] { "plan_id", "budget_item_id" });

            migrationBuilder.CreateIndex(
                name: "ix_resources_plan_id_code",
                table: "resources",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_resources_plan_id_owner_id",
                table: "resources",
                columns: new[] { "plan_id", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_resources_plan_id_source_id",
                table: "resources",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_review_schedule_indicators_plan_id_indicator_id",
                table: "review_schedule_indicators",
                columns: new[] { "plan_id", "indicator_id" });

            migrationBuilder.CreateIndex(
                name: "ix_review_schedules_plan_id_code",
                table: "review_schedules",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_review_schedules_plan_id_objective_id",
                table: "review_schedules",
                columns: new[] { "plan_id", "objective_id" });

            migrationBuilder.CreateIndex(
                name: "ix_review_schedules_plan_id_owner_id",
                table: "review_schedules",
                columns: new[] { "plan_id", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_review_schedules_plan_id_scope_id",
                table: "review_schedules",
                columns: new[] { "plan_id", "scope_id" });

            migrationBuilder.CreateIndex(
                name: "ix_review_schedules_plan_id_source_id",
                table: "review_schedules",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_reviews_plan_id_next_due",
                table: "reviews",
                columns: new[] { "plan_id", "next_due" },
                filter: "next_due IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_reviews_plan_id_schedule_id_period",
                table: "reviews",
                columns: new[] { "plan_id", "schedule_id", "period" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reviews_plan_id_to_number",
                table: "reviews",
                columns: new[] { "plan_id", "to", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_risk_assessments_plan_id_assessed_by_id",
                table: "risk_assessments",
                columns: new[] { "plan_id", "assessed_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_risk_assessments_plan_id_code",
                table: "risk_assessments",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_risk_assessments_plan_id_risk_id",
                table: "risk_assessments",
                columns: new[] { "plan_id", "risk_id" });

            migrationBuilder.CreateIndex(
                name: "ix_risk_assessments_plan_id_source_id",
                table: "risk_assessments",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_risk_cases_plan_id_category_id",
                table: "risk_cases",
                columns: new[] { "plan_id", "category_id" });

            migrationBuilder.CreateIndex(
                name: "ix_risk_cases_plan_id_code",
                table: "risk_cases",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_risk_cases_plan_id_risk_id",
                table: "risk_cases",
                columns: new[] { "plan_id", "risk_id" });

            migrationBuilder.CreateIndex(
                name: "ix_risk_cases_plan_id_source_id",
                table: "risk_cases",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_risk_categories_plan_id_appetite_id",
                table: "risk_categories",
                columns: new[] { "plan_id", "appetite_id" });

            migrationBuilder.CreateIndex(
                name: "ix_risk_categories_plan_id_code",
                table: "risk_categories",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_risk_categories_plan_id_source_id",
                table: "risk_categories",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_risk_correlations_plan_id_code",
                table: "risk_correlations",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_risk_correlations_plan_id_first_id",
                table: "risk_correlations",
                columns: new[] { "plan_id", "first_id" });

            migrationBuilder.CreateIndex(
                name: "ix_risk_correlations_plan_id_second_id",
                table: "risk_correlations",
                columns: new[] { "plan_id", "second_id" });

            migrationBuilder.CreateIndex(
                name: "ix_risk_correlations_plan_id_source_id",
                table: "risk_correlations",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_risk_impacts_plan_id_code",
                table: "risk_impacts",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_risk_impacts_plan_id_indicator_id",
                table: "risk_impacts",
                columns: new[] { "plan_id", "indicator_id" });

            migrationBuilder.CreateIndex(
                name: "ix_risk_impacts_plan_id_risk_id",
                table: "risk_impacts",
                columns: new[] { "plan_id", "risk_id" });

            migrationBuilder.CreateIndex(
                name: "ix_risk_impacts_plan_id_source_id",
                table: "risk_impacts",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_risk_indicators_plan_id_indicator_id",
                table: "risk_indicators",
                columns: new[] { "plan_id", "indicator_id" });

            migrationBuilder.CreateIndex(
                name: "ix_risk_level_parties_plan_id_party_id",
                table: "risk_level_parties",
                columns: new[] { "plan_id", "party_id" });

            migrationBuilder.CreateIndex(
                name: "ix_risk_levels_plan_id_code",
                table: "risk_levels",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_risk_levels_plan_id_source_id",
                table: "risk_levels",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_risk_responses_plan_id_cap_id",
                table: "risk_responses",
                columns: new[] { "plan_id", "cap_id" });

            migrationBuilder.CreateIndex(
                name: "ix_risk_responses_plan_id_code",
                table: "risk_responses",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_risk_responses_plan_id_department_id",
                table: "risk_responses",
                columns: new[] { "plan_id", "department_id" });

            migrationBuilder.CreateIndex(
                name: "ix_risk_responses_plan_id_risk_id",
                table: "risk_responses",
                columns: new[] { "plan_id", "risk_id" });

            migrationBuilder.CreateIndex(
                name: "ix_risk_responses_plan_id_source_id",
                table: "risk_responses",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_risks_plan_id_category_id",
                table: "risks",
                columns: new[] { "plan_id", "category_id" });

            migrationBuilder.CreateIndex(
                name: "ix_risks_plan_id_code",
                table: "risks",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_risks_plan_id_level_id",
                table: "risks",
                columns: new[] { "plan_id", "level_id" });

            migrationBuilder.CreateIndex(
                name: "ix_risks_plan_id_owner_id",
                table: "risks",
                columns: new[] { "plan_id", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_risks_plan_id_scope_id",
                table: "risks",
                columns: new[] { "plan_id", "scope_id" });

            migrationBuilder.CreateIndex(
                name: "ix_risks_plan_id_source_id",
                table: "risks",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_scenarios_plan_id_code",
                table: "scenarios",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_scenarios_plan_id_parent_id",
                table: "scenarios",
                columns: new[] { "plan_id", "parent_id" });

            migrationBuilder.CreateIndex(
                name: "ix_scope_members_plan_id_dimension_id",
                table: "scope_members",
                columns: new[] { "plan_id", "dimension_id" });

            migrationBuilder.CreateIndex(
                name: "ix_scope_members_plan_id_member_id",
                table: "scope_members",
                columns: new[] { "plan_id", "member_id" });

            migrationBuilder.CreateIndex(
                name: "ix_scopes_plan_id_text",
                table: "scopes",
                columns: new[] { "plan_id", "text" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sections_plan_id_code",
                table: "sections",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sections_plan_id_parent_id",
                table: "sections",
                columns: new[] { "plan_id", "parent_id" });

            migrationBuilder.CreateIndex(
                name: "ix_slice_assignment_dimensions_plan_id_dimension_id",
                table: "slice_assignment_dimensions",
                columns: new[] { "plan_id", "dimension_id" });

            migrationBuilder.CreateIndex(
                name: "ix_slice_assignment_indicators_plan_id_indicator_id",
                table: "slice_assignment_indicators",
                columns: new[] { "plan_id", "indicator_id" });

            migrationBuilder.CreateIndex(
                name: "ix_slice_assignments_plan_id_code",
                table: "slice_assignments",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_slice_assignments_plan_id_party_id",
                table: "slice_assignments",
                columns: new[] { "plan_id", "party_id" });

            migrationBuilder.CreateIndex(
                name: "ix_slice_assignments_plan_id_round_id",
                table: "slice_assignments",
                columns: new[] { "plan_id", "round_id" });

            migrationBuilder.CreateIndex(
                name: "ix_slice_assignments_plan_id_scope_id",
                table: "slice_assignments",
                columns: new[] { "plan_id", "scope_id" });

            migrationBuilder.CreateIndex(
                name: "ix_slice_assignments_plan_id_source_id",
                table: "slice_assignments",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_staff_movements_plan_id_code",
                table: "staff_movements",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_staff_movements_plan_id_post_id",
                table: "staff_movements",
                columns: new[] { "plan_id", "post_id" });

            migrationBuilder.CreateIndex(
                name: "ix_staff_movements_plan_id_source_id",
                table: "staff_movements",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_staff_movements_plan_id_team_id",
                table: "staff_movements",
                columns: new[] { "plan_id", "team_id" });

            migrationBuilder.CreateIndex(
                name: "ix_targets_plan_id_baseline_source_id",
                table: "targets",
                columns: new[] { "plan_id", "baseline_source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_targets_plan_id_code",
                table: "targets",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_targets_plan_id_derived_from_id",
                table: "targets",
                columns: new[] { "plan_id", "derived_from_id" });

            migrationBuilder.CreateIndex(
                name: "ix_targets_plan_id_indicator_id",
                table: "targets",
                columns: new[] { "plan_id", "indicator_id" });

            migrationBuilder.CreateIndex(
                name: "ix_targets_plan_id_scenario_id",
                table: "targets",
                columns: new[] { "plan_id", "scenario_id" });

            migrationBuilder.CreateIndex(
                name: "ix_targets_plan_id_scope_id",
                table: "targets",
                columns: new[] { "plan_id", "scope_id" });

            migrationBuilder.CreateIndex(
                name: "ix_targets_plan_id_source_id",
                table: "targets",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_teams_plan_id_code",
                table: "teams",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_teams_plan_id_owner_id",
                table: "teams",
                columns: new[] { "plan_id", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_teams_plan_id_parent_id",
                table: "teams",
                columns: new[] { "plan_id", "parent_id" });

            migrationBuilder.CreateIndex(
                name: "ix_teams_plan_id_source_id",
                table: "teams",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_waivers_plan_id_accepted_by_id",
                table: "waivers",
                columns: new[] { "plan_id", "accepted_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_waivers_plan_id_code",
                table: "waivers",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_webhook_deliveries_first_at",
                table: "webhook_deliveries",
                column: "first_at");

            migrationBuilder.CreateIndex(
                name: "ix_webhook_deliveries_webhook_id_id",
                table: "webhook_deliveries",
                columns: new[] { "webhook_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_webhook_deliveries_webhook_id_state_due_at",
                table: "webhook_deliveries",
                columns: new[] { "webhook_id", "state", "due_at" });

            migrationBuilder.CreateIndex(
                name: "ix_webhooks_about_plan_id",
                table: "webhooks",
                column: "about_plan_id");

            migrationBuilder.CreateIndex(
                name: "ix_webhooks_actor_id",
                table: "webhooks",
                columns: new[] { "actor", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_webhooks_state_due_at",
                table: "webhooks",
                columns: new[] { "state", "due_at" });

            migrationBuilder.CreateIndex(
                name: "ix_weight_windows_plan_id_code",
                table: "weight_windows",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_weight_windows_plan_id_source_id",
                table: "weight_windows",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_weights_plan_id_code",
                table: "weights",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_weights_plan_id_key_result_id",
                table: "weights",
                columns: new[] { "plan_id", "key_result_id" });

            migrationBuilder.CreateIndex(
                name: "ix_weights_plan_id_objective_id",
                table: "weights",
                columns: new[] { "plan_id", "objective_id" });

            migrationBuilder.CreateIndex(
                name: "ix_weights_plan_id_of_id",
                table: "weights",
                columns: new[] { "plan_id", "of_id" });

            migrationBuilder.CreateIndex(
                name: "ix_weights_plan_id_source_id",
                table: "weights",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_weights_plan_id_window_id",
                table: "weights",
                columns: new[] { "plan_id", "window_id" });

            migrationBuilder.CreateIndex(
                name: "ix_weights_plan_id_within_id",
                table: "weights",
                columns: new[] { "plan_id", "within_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_alerts_plan_id",
                table: "alerts",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_alignments_plan_id_child_id",
                table: "alignments",
                columns: new[] { "plan_id", "child_id" },
                principalTable: "objectives",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_alignments_plan_id_parent_id",
                table: "alignments",
                columns: new[] { "plan_id", "parent_id" },
                principalTable: "objectives",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_api_key_grants_plan_id",
                table: "api_key_grants",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_bounds_plan_id",
                table: "bounds",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_bounds_plan_id_indicator_id",
                table: "bounds",
                columns: new[] { "plan_id", "indicator_id" },
                principalTable: "indicators",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_bounds_plan_id_owner_id",
                table: "bounds",
                columns: new[] { "plan_id", "owner_id" },
                principalTable: "parties",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_bounds_plan_id_scope_id",
                table: "bounds",
                columns: new[] { "plan_id", "scope_id" },
                principalTable: "scopes",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_budget_entries_plan_id",
                table: "budget_entries",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_budget_entries_plan_id_item_id",
                table: "budget_entries",
                columns: new[] { "plan_id", "item_id" },
                principalTable: "budget_items",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_budget_items_plan_id",
                table: "budget_items",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_budget_items_plan_id_approved_by_id",
                table: "budget_items",
                columns: new[] { "plan_id", "approved_by_id" },
                principalTable: "parties",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_budget_items_plan_id_approver_id",
                table: "budget_items",
                columns: new[] { "plan_id", "approver_id" },
                principalTable: "parties",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_budget_items_plan_id_owner_id",
                table: "budget_items",
                columns: new[] { "plan_id", "owner_id" },
                principalTable: "parties",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_budget_items_plan_id_initiative_id",
                table: "budget_items",
                columns: new[] { "plan_id", "initiative_id" },
                principalTable: "initiatives",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_budget_items_plan_id_objective_id",
                table: "budget_items",
                columns: new[] { "plan_id", "objective_id" },
                principalTable: "objectives",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_budget_items_plan_id_scope_id",
                table: "budget_items",
                columns: new[] { "plan_id", "scope_id" },
                principalTable: "scopes",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_budget_items_plan_id_source_id",
                table: "budget_items",
                columns: new[] { "plan_id", "source_id" },
                principalTable: "sections",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_cell_notes_plan_id_source_id",
                table: "cell_notes",
                columns: new[] { "plan_id", "source_id" },
                principalTable: "sections",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_change_requests_plan_id",
                table: "change_requests",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_comment_mentions_plan_id_number",
                table: "comment_mentions",
                columns: new[] { "plan_id", "number" },
                principalTable: "comments",
                principalColumns: new[] { "plan_id", "number" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_comments_plan_id",
                table: "comments",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_committee_seats_plan_id",
                table: "committee_seats",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_committee_seats_plan_id_committee_id",
                table: "committee_seats",
                columns: new[] { "plan_id", "committee_id" },
                principalTable: "committees",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_committee_seats_plan_id_party_id",
                table: "committee_seats",
                columns: new[] { "plan_id", "party_id" },
                principalTable: "parties",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_committee_seats_plan_id_source_id",
                table: "committee_seats",
                columns: new[] { "plan_id", "source_id" },
                principalTable: "sections",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_committees_plan_id",
                table: "committees",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_committees_plan_id_source_id",
                table: "committees",
                columns: new[] { "plan_id", "source_id" },
                principalTable: "sections",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_contingency_plans_plan_id",
                table: "contingency_plans",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_contingency_plans_plan_id_owner_id",
                table: "contingency_plans",
                columns: new[] { "plan_id", "owner_id" },
                principalTable: "parties",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_contingency_plans_plan_id_risk_id",
                table: "contingency_plans",
                columns: new[] { "plan_id", "risk_id" },
                principalTable: "risks",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_contingency_plans_plan_id_source_id",
                table: "contingency_plans",
                columns: new[] { "plan_id", "source_id" },
                principalTable: "sections",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_contributions_plan_id",
                table: "contributions",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_contributions_plan_id_initiative_id",
                table: "contributions",
                columns: new[] { "plan_id", "initiative_id" },
                principalTable: "initiatives",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_contributions_plan_id_source_id",
                table: "contributions",
                columns: new[] { "plan_id", "source_id" },
                principalTable: "sections",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_contributions_plan_id_target_id",
                table: "contributions",
                columns: new[] { "plan_id", "target_id" },
                principalTable: "targets",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_currencies_plan_id",
                table: "currencies",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_decision_packages_plan_id",
                table: "decision_packages",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_decision_packages_plan_id_source_id",
                table: "decision_packages",
                columns: new[] { "plan_id", "source_id" },
                principalTable: "sections",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_dependencies_plan_id",
                table: "dependencies",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_dependencies_plan_id_after_initiative_id",
                table: "dependencies",
                columns: new[] { "plan_id", "after_initiative_id" },
                principalTable: "initiatives",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_dependencies_plan_id_initiative_id",
                table: "dependencies",
                columns: new[] { "plan_id", "initiative_id" },
                principalTable: "initiatives",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_dependencies_plan_id_after_milestone_id",
                table: "dependencies",
                columns: new[] { "plan_id", "after_milestone_id" },
                principalTable: "milestones",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_dependencies_plan_id_milestone_id",
                table: "dependencies",
                columns: new[] { "plan_id", "milestone_id" },
                principalTable: "milestones",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_dependencies_plan_id_after_phase_id",
                table: "dependencies",
                columns: new[] { "plan_id", "after_phase_id" },
                principalTable: "phases",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_dependencies_plan_id_phase_id",
                table: "dependencies",
                columns: new[] { "plan_id", "phase_id" },
                principalTable: "phases",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_dependencies_plan_id_source_id",
                table: "dependencies",
                columns: new[] { "plan_id", "source_id" },
                principalTable: "sections",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_dimensions_plan_id",
                table: "dimensions",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_dimensions_plan_id_source_id",
                table: "dimensions",
                columns: new[] { "plan_id", "source_id" },
                principalTable: "sections",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_drills_plan_id",
                table: "drills",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_evidence_plan_id",
                table: "evidence",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_exchange_rates_plan_id",
                table: "exchange_rates",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_exchange_rates_plan_id_scenario_id",
                table: "exchange_rates",
                columns: new[] { "plan_id", "scenario_id" },
                principalTable: "scenarios",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_funding_sources_plan_id",
                table: "funding_sources",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_funding_sources_plan_id_source_id",
                table: "funding_sources",
                columns: new[] { "plan_id", "source_id" },
                principalTable: "sections",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_group_definitions_plan_id_group_id",
                table: "group_definitions",
                columns: new[] { "plan_id", "group_id" },
                principalTable: "members",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_group_definitions_plan_id_source_id",
                table: "group_definitions",
                columns: new[] { "plan_id", "source_id" },
                principalTable: "sections",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_group_members_plan_id_member_id",
                table: "group_members",
                columns: new[] { "plan_id", "member_id" },
                principalTable: "members",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_holds_plan_id",
                table: "holds",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_holds_plan_id_indicator_id",
                table: "holds",
                columns: new[] { "plan_id", "indicator_id" },
                principalTable: "indicators",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_holds_plan_id_owner_id",
                table: "holds",
                columns: new[] { "plan_id", "owner_id" },
                principalTable: "parties",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_holds_plan_id_scope_id",
                table: "holds",
                columns: new[] { "plan_id", "scope_id" },
                principalTable: "scopes",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_import_mappings_plan_id",
                table: "import_mappings",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_indicator_dimensions_plan_id_indicator_id",
                table: "indicator_dimensions",
                columns: new[] { "plan_id", "indicator_id" },
                principalTable: "indicators",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_indicator_relations_plan_id_indicator_id",
                table: "indicator_relations",
                columns: new[] { "plan_id", "indicator_id" },
                principalTable: "indicators",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_indicator_relations_plan_id_related_id",
                table: "indicator_relations",
                columns: new[] { "plan_id", "related_id" },
                principalTable: "indicators",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_indicators_plan_id",
                table: "indicators",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_indicators_plan_id_answered_by_id",
                table: "indicators",
                columns: new[] { "plan_id", "answered_by_id" },
                principalTable: "scopes",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_indicators_plan_id_source_id",
                table: "indicators",
                columns: new[] { "plan_id", "source_id" },
                principalTable: "sections",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_initiatives_plan_id",
                table: "initiatives",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_initiatives_plan_id_owner_id",
                table: "initiatives",
                columns: new[] { "plan_id", "owner_id" },
                principalTable: "parties",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_initiatives_plan_id_phase_id",
                table: "initiatives",
                columns: new[] { "plan_id", "phase_id" },
                principalTable: "phases",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_initiatives_plan_id_scope_id",
                table: "initiatives",
                columns: new[] { "plan_id", "scope_id" },
                principalTable: "scopes",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_initiatives_plan_id_source_id",
                table: "initiatives",
                columns: new[] { "plan_id", "source_id" },
                principalTable: "sections",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_key_results_plan_id",
                table: "key_results",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_key_results_plan_id_objective_id",
                table: "key_results",
                columns: new[] { "plan_id", "objective_id" },
                principalTable: "objectives",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_key_results_plan_id_owner_id",
                table: "key_results",
                columns: new[] { "plan_id", "owner_id" },
                principalTable: "parties",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_key_results_plan_id_target_id",
                table: "key_results",
                columns: new[] { "plan_id", "target_id" },
                principalTable: "targets",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_key_risk_indicators_plan_id",
                table: "key_risk_indicators",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_key_risk_indicators_plan_id_owner_id",
                table: "key_risk_indicators",
                columns: new[] { "plan_id", "owner_id" },
                principalTable: "parties",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_key_risk_indicators_plan_id_risk_id",
                table: "key_risk_indicators",
                columns: new[] { "plan_id", "risk_id" },
                principalTable: "risks",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_key_risk_indicators_plan_id_scope_id",
                table: "key_risk_indicators",
                columns: new[] { "plan_id", "scope_id" },
                principalTable: "scopes",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_key_risk_indicators_plan_id_source_id",
                table: "key_risk_indicators",
                columns: new[] { "plan_id", "source_id" },
                principalTable: "sections",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_lights_plan_id",
                table: "lights",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_lists_plan_id",
                table: "lists",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_lists_plan_id_source_id",
                table: "lists",
                columns: new[] { "plan_id", "source_id" },
                principalTable: "sections",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_mail_readers_about_plan_id",
                table: "mail_readers",
                column: "about_plan_id",
                principalTable: "plans",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_member_moves_plan_id_member_id",
                table: "member_moves",
                columns: new[] { "plan_id", "member_id" },
                principalTable: "members",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_member_moves_plan_id_parent_id",
                table: "member_moves",
                columns: new[] { "plan_id", "parent_id" },
                principalTable: "members",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_members_plan_id",
                table: "members",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_members_plan_id_owner_id",
                table: "members",
                columns: new[] { "plan_id", "owner_id" },
                principalTable: "parties",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_milestones_plan_id",
                table: "milestones",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_milestones_plan_id_accepted_by_id",
                table: "milestones",
                columns: new[] { "plan_id", "accepted_by_id" },
                principalTable: "parties",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_milestones_plan_id_owner_id",
                table: "milestones",
                columns: new[] { "plan_id", "owner_id" },
                principalTable: "parties",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_milestones_plan_id_phase_id",
                table: "milestones",
                columns: new[] { "plan_id", "phase_id" },
                principalTable: "phases",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_milestones_plan_id_scope_id",
                table: "milestones",
                columns: new[] { "plan_id", "scope_id" },
                principalTable: "scopes",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_milestones_plan_id_source_id",
                table: "milestones",
                columns: new[] { "plan_id", "source_id" },
                principalTable: "sections",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_objectives_plan_id",
                table: "objectives",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_objectives_plan_id_owner_id",
                table: "objectives",
                columns: new[] { "plan_id", "owner_id" },
                principalTable: "parties",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_objectives_plan_id_scenario_id",
                table: "objectives",
                columns: new[] { "plan_id", "scenario_id" },
                principalTable: "scenarios",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_objectives_plan_id_scope_id",
                table: "objectives",
                columns: new[] { "plan_id", "scope_id" },
                principalTable: "scopes",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_objectives_plan_id_source_id",
                table: "objectives",
                columns: new[] { "plan_id", "source_id" },
                principalTable: "sections",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_operations_about_plan_id",
                table: "operations",
                column: "about_plan_id",
                principalTable: "plans",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_parties_plan_id",
                table: "parties",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_partitions_plan_id",
                table: "partitions",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_partitions_plan_id_scenario_id",
                table: "partitions",
                columns: new[] { "plan_id", "scenario_id" },
                principalTable: "scenarios",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_past_states_plan_id",
                table: "past_states",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_period_closings_plan_id",
                table: "period_closings",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_phase_indicators_plan_id_phase_id",
                table: "phase_indicators",
                columns: new[] { "plan_id", "phase_id" },
                principalTable: "phases",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_phases_plan_id",
                table: "phases",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_phases_plan_id_source_id",
                table: "phases",
                columns: new[] { "plan_id", "source_id" },
                principalTable: "sections",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_planning_rounds_plan_id",
                table: "planning_rounds",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_planning_rounds_plan_id_source_id",
                table: "planning_rounds",
                columns: new[] { "plan_id", "source_id" },
                principalTable: "sections",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_plans_id_matrix_source_id",
                table: "plans",
                columns: new[] { "id", "matrix_source_id" },
                principalTable: "sections",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_plans_id_monitoring_source_id",
                table: "plans",
                columns: new[] { "id", "monitoring_source_id" },
                principalTable: "sections",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_dimensions_plan_id",
                table: "dimensions");

            migrationBuilder.DropForeignKey(
                name: "fk_sections_plan_id",
                table: "sections");

            migrationBuilder.DropTable(
                name: "alerts");

            migrationBuilder.DropTable(
                name: "alignments");

            migrationBuilder.DropTable(
                name: "api_key_grants");

            migrationBuilder.DropTable(
                name: "bounds");

            migrationBuilder.DropTable(
                name: "budget_entries");

            migrationBuilder.DropTable(
                name: "cell_notes");

            migrationBuilder.DropTable(
                name: "cell_sources");

            migrationBuilder.DropTable(
                name: "cell_sums");

            migrationBuilder.DropTable(
                name: "cells");

            migrationBuilder.DropTable(
                name: "change_blocks");

            migrationBuilder.DropTable(
                name: "change_requests");

            migrationBuilder.DropTable(
                name: "comment_mentions");

            migrationBuilder.DropTable(
                name: "committee_seats");

            migrationBuilder.DropTable(
                name: "contributions");

            migrationBuilder.DropTable(
                name: "currencies");

            migrationBuilder.DropTable(
                name: "decision_packages");

            migrationBuilder.DropTable(
                name: "dependencies");

            migrationBuilder.DropTable(
                name: "drills");

            migrationBuilder.DropTable(
                name: "evidence_chunks");

            migrationBuilder.DropTable(
                name: "exchange_rates");

            migrationBuilder.DropTable(
                name: "funding_sources");

            migrationBuilder.DropTable(
                name: "group_members");

            migrationBuilder.DropTable(
                name: "holds");

            migrationBuilder.DropTable(
                name: "idempotency");

            migrationBuilder.DropTable(
                name: "import_mappings");

            migrationBuilder.DropTable(
                name: "indicator_dimensions");

            migrationBuilder.DropTable(
                name: "indicator_relations");

            migrationBuilder.DropTable(
                name: "key_risk_indicators");

            migrationBuilder.DropTable(
                name: "lights");

            migrationBuilder.DropTable(
                name: "lists");

            migrationBuilder.DropTable(
                name: "mails");

            migrationBuilder.DropTable(
                name: "member_moves");

            migrationBuilder.DropTable(
                name: "operations");

            migrationBuilder.DropTable(
                name: "partition_scopes");

            migrationBuilder.DropTable(
                name: "partitions");

            migrationBuilder.DropTable(
                name: "past_cells");

            migrationBuilder.DropTable(
                name: "past_states");

            migrationBuilder.DropTable(
                name: "period_closings");

            migrationBuilder.DropTable(
                name: "phase_indicators");

            migrationBuilder.DropTable(
                name: "resource_budget_items");

            migrationBuilder.DropTable(
                name: "review_schedule_indicators");

            migrationBuilder.DropTable(
                name: "reviews");

            migrationBuilder.DropTable(
                name: "risk_assessments");

            migrationBuilder.DropTable(
                name: "risk_cases");

            migrationBuilder.DropTable(
                name: "risk_correlations");

            migrationBuilder.DropTable(
                name: "risk_impacts");

            migrationBuilder.DropTable(
                name: "risk_indicators");

            migrationBuilder.DropTable(
                name: "risk_level_parties");

            migrationBuilder.DropTable(
                name: "risk_responses");

            migrationBuilder.DropTable(
                name: "scope_members");

            migrationBuilder.DropTable(
                name: "slice_assignment_dimensions");

            migrationBuilder.DropTable(
                name: "slice_assignment_indicators");

            migrationBuilder.DropTable(
                name: "staff_movements");

            migrationBuilder.DropTable(
                name: "waivers");

            migrationBuilder.DropTable(
                name: "webhook_deliveries");

            migrationBuilder.DropTable(
                name: "weights");

            migrationBuilder.DropTable(
                name: "api_keys");

            migrationBuilder.DropTable(
                name: "change_sets");

            migrationBuilder.DropTable(
                name: "comments");

            migrationBuilder.DropTable(
                name: "committees");

            migrationBuilder.DropTable(
                name: "milestones");

            migrationBuilder.DropTable(
                name: "contingency_plans");

            migrationBuilder.DropTable(
                name: "evidence");

            migrationBuilder.DropTable(
                name: "group_definitions");

            migrationBuilder.DropTable(
                name: "mail_readers");

            migrationBuilder.DropTable(
                name: "budget_items");

            migrationBuilder.DropTable(
                name: "resources");

            migrationBuilder.DropTable(
                name: "review_schedules");

            migrationBuilder.DropTable(
                name: "slice_assignments");

            migrationBuilder.DropTable(
                name: "posts");

            migrationBuilder.DropTable(
                name: "webhooks");

            migrationBuilder.DropTable(
                name: "key_results");

            migrationBuilder.DropTable(
                name: "weight_windows");

            migrationBuilder.DropTable(
                name: "risks");

            migrationBuilder.DropTable(
                name: "members");

            migrationBuilder.DropTable(
                name: "initiatives");

            migrationBuilder.DropTable(
                name: "planning_rounds");

            migrationBuilder.DropTable(
                name: "teams");

            migrationBuilder.DropTable(
                name: "objectives");

            migrationBuilder.DropTable(
                name: "targets");

            migrationBuilder.DropTable(
                name: "risk_categories");

            migrationBuilder.DropTable(
                name: "phases");

            migrationBuilder.DropTable(
                name: "indicators");

            migrationBuilder.DropTable(
                name: "scenarios");

            migrationBuilder.DropTable(
                name: "risk_levels");

            migrationBuilder.DropTable(
                name: "parties");

            migrationBuilder.DropTable(
                name: "scopes");

            migrationBuilder.DropTable(
                name: "plans");

            migrationBuilder.DropTable(
                name: "dimensions");

            migrationBuilder.DropTable(
                name: "sections");
        }
    }
}
