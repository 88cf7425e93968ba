#include "ctoml.h"

#include <algorithm>
#include <new>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#define TOML_ENABLE_WINDOWS_COMPAT 0
#include <toml++/toml.h>

namespace {

struct key {
    std::vector<std::string> path;
    int type = CTOML_TABLE;
    std::string value;
    uint32_t line = 0;
    uint32_t column = 0;
};

// Tables are walked and freed by recursion, so the depth of a dotted key is bounded; a key stays on one line.
constexpr size_t most_dots = 1000;

// The line that has more dots than that, or 0.
uint32_t dotted_line(std::string_view text) {
    uint32_t line = 1;
    size_t dots = 0;
    for (char byte : text) {
        if (byte == '\n') {
            line += 1;
            dots = 0;
        } else if (byte == '.' && ++dots > most_dots) {
            return line;
        }
    }
    return 0;
}

int type_of(const toml::node &node) {
    switch (node.type()) {
    case toml::node_type::string: return CTOML_STRING;
    case toml::node_type::integer: return CTOML_INTEGER;
    case toml::node_type::floating_point: return CTOML_FLOAT;
    case toml::node_type::boolean: return CTOML_BOOLEAN;
    case toml::node_type::date:
    case toml::node_type::time:
    case toml::node_type::date_time: return CTOML_TIME;
    case toml::node_type::array: return CTOML_ARRAY;
    default: return CTOML_TABLE;
    }
}

void walk(const toml::table &table, std::vector<std::string> &path, std::vector<key> &keys) {
    for (auto &&[name, node] : table) {
        path.emplace_back(name.str());
        key found;
        found.path = path;
        found.type = type_of(node);
        found.line = static_cast<uint32_t>(name.source().begin.line);
        found.column = static_cast<uint32_t>(name.source().begin.column);
        if (const auto *string = node.as_string()) found.value = string->get();
        keys.push_back(std::move(found));
        if (const auto *inner = node.as_table()) walk(*inner, path, keys);
        path.pop_back();
    }
}

ctoml_text text_of(const std::string &string) { return ctoml_text{string.data(), string.size()}; }

}  // namespace

struct ctoml_document {
    std::string fault;
    uint32_t fault_line = 0;
    uint32_t fault_column = 0;
    std::vector<key> keys;

    void read(std::string_view text) {
        if (uint32_t line = dotted_line(text)) {
            fault = "too many dots in one line";
            fault_line = line;
            return;
        }
        toml::parse_result result = toml::parse(text);
        if (!result) {
            fault = std::string(result.error().description());
            if (fault.empty()) fault = "not TOML";
            fault_line = static_cast<uint32_t>(result.error().source().begin.line);
            fault_column = static_cast<uint32_t>(result.error().source().begin.column);
            return;
        }
        std::vector<std::string> path;
        walk(result.table(), path, keys);
        std::sort(keys.begin(), keys.end(), [](const key &left, const key &right) {
            return std::tie(left.line, left.column, left.path) < std::tie(right.line, right.column, right.path);
        });
    }
};

ctoml_document *ctoml_read(const char *bytes, size_t count) {
    ctoml_document *document = new (std::nothrow) ctoml_document;
    if (!document) return nullptr;
    try {
        document->read(std::string_view(bytes ? bytes : "", bytes ? count : 0));
        return document;
    } catch (...) {
        delete document;
        return nullptr;
    }
}

void ctoml_free(ctoml_document *document) { delete document; }

ctoml_text ctoml_fault(const ctoml_document *document) { return text_of(document->fault); }

uint32_t ctoml_fault_line(const ctoml_document *document) { return document->fault_line; }

uint32_t ctoml_fault_column(const ctoml_document *document) { return document->fault_column; }

size_t ctoml_count(const ctoml_document *document) { return document->keys.size(); }

size_t ctoml_depth(const ctoml_document *document, size_t key) { return document->keys[key].path.size(); }

ctoml_text ctoml_part(const ctoml_document *document, size_t key, size_t part) {
    return text_of(document->keys[key].path[part]);
}

int ctoml_type(const ctoml_document *document, size_t key) { return document->keys[key].type; }

ctoml_text ctoml_value(const ctoml_document *document, size_t key) { return text_of(document->keys[key].value); }

uint32_t ctoml_line(const ctoml_document *document, size_t key) { return document->keys[key].line; }
