using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace PlanApi.Application.Persistence.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class ImportSchedules : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "import_schedules",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    about_plan_id = table.Column<long>(type: "bigint", nullable: false),
                    actor = table.Column<long>(type: "bigint", nullable: false),
                    made_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    settings = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    secret = table.Column<byte[]>(type: "bytea", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    problem = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    next_at = table.Column<long>(type: "bigint", nullable: false),
                    mapped_by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    file_hash = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    entity_tag = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_import_schedules", x => x.id);
                    table.ForeignKey(
                        name: "fk_import_schedules_about_plan_id",
                        column: x => x.about_plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_import_schedules_about_plan_id_state_next_at",
                table: "import_schedules",
                columns: new[] { "about_plan_id", "state", "next_at" });

            migrationBuilder.CreateIndex(
                name: "ix_import_schedules_actor_id",
                table: "import_schedules",
                columns: new[] { "actor", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "import_schedules");
        }
    }
}
