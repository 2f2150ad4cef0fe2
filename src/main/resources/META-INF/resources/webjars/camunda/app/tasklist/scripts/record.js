// A task's form here asks only what is decided: this leads to its page in the portal, where what is decided on stands.
const words = navigator.language.startsWith('fr')
  ? 'Ce sur quoi vous décidez, dans le portail'
  : 'What you decide on, in the portal';

export default {
  id: 'compact-record',
  pluginPoint: 'tasklist.task.action',
  priority: 1000,
  render: (node, data, scope) => {
    const link = document.createElement('a');
    link.className = 'btn btn-link compact-record';
    link.textContent = words;
    node.appendChild(link);
    scope.$watch('task', task => {
      if (task) link.href = '/tasks/' + encodeURIComponent(task.id);
    });
  }
};
