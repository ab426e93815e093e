using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PlanApi.Application.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Operations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
                    table.ForeignKey(
                        name: "fk_operations_about_plan_id",
                        column: x => x.about_plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "operations");
        }
    }
}
